package io.presodia.host.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.estimate.EfficiencyDrift;
import io.presodia.hal.limit.Tier;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The drift of the efficiency by the firmware's own law. */
class CycleTurnsTest {
    private static final double GRAMS = 0.01;

    private final Rows rows = new Rows();
    private double in;
    private double out;
    private int cycles;

    /** A cycle that takes 1 mA h in. */
    private void cycle(double efficiency, double hours) {
        if (cycles++ > 0) {
            rows.nextCycle();
        }
        in += 1e-3;
        rows.step("charge", "cc").row(0, 1.8, 1e-4).counted(in, out).row(hours * 3600, 3.6, 1e-4);
        rows.step("discharge", "cc").row(0, 3.4, -1e-4);
        out += efficiency * 1e-3;
        rows.counted(in, out).row(hours * 3600, 1.75, -1e-4);
    }

    private @Nullable EfficiencyDrift drift(double offsetAmperes) {
        RunData run = rows.run();
        List<HalfCycle> halves = HalfCycle.of(run);
        MeasurementUncertainty measurement = new MeasurementUncertainty(0, 0, offsetAmperes, 0);
        List<CycleRow> table = CycleTable.of(run, halves, GRAMS, measurement);
        return CycleTurns.drift(run, halves, table, GRAMS, measurement);
    }

    @Test
    void aStraightFallIsFoundWithoutTheFirstCycle() {
        cycle(0.78, 2);
        rows.event("auto_zero", Tier.INFORM);
        for (int i = 0; i < 10; i++) {
            cycle(0.999 - 1e-4 * i, 2);
        }

        EfficiencyDrift drift = requireNonNull(drift(1e-9));

        assertThat(drift.cycles()).isEqualTo(10);
        assertThat(drift.perCycle().value()).isCloseTo(-1e-4, within(1e-12));
        // 1 nA over 4 h of 1 mA h, once at each end of nine cycles.
        assertThat(drift.perCycle().sigma()).isCloseTo(Math.sqrt(2) * 4e-6 / 9, within(1e-12));
        assertThat(drift.drifts()).isTrue();
    }

    @Test
    void anOffsetThatNoRestTookMayBeAllOfIt() {
        for (int i = 0; i < 11; i++) {
            cycle(0.999 - 1e-4 * i, 2);
        }

        assertThat(requireNonNull(drift(1e-9)).certainFall()).isZero();
    }

    @Test
    void slowCyclesBetweenFastOnesAreLeftOutAndWhatFollowsThem() {
        cycle(0.78, 10);
        for (int i = 0; i < 5; i++) {
            cycle(0.97, 2);
            cycle(0.999, 2);
            cycle(0.999, 2);
            cycle(1.02, 10);
        }

        EfficiencyDrift drift = requireNonNull(drift(0));

        assertThat(drift.cycles()).isEqualTo(10);
        assertThat(drift.perCycle().value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void tenCyclesAreTooFew() {
        for (int i = 0; i < 10; i++) {
            cycle(0.99, 2);
        }

        assertThat(drift(0)).isNull();
    }
}
