package io.presodia.host.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EfficiencyDriftTest {
    private static final MeasurementUncertainty EXACT = new MeasurementUncertainty(0, 0, 0, 0);

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

    private @Nullable EfficiencyDrift drift() {
        RunData run = rows.run();
        List<HalfCycle> halves = HalfCycle.of(run);
        return EfficiencyDrift.of(CycleTable.of(run, halves, 0.01, EXACT), halves);
    }

    @Test
    void aStraightFallIsFoundWithoutTheFirstCycle() {
        cycle(0.78, 10);
        for (int i = 0; i < 6; i++) {
            cycle(0.999 - 1e-4 * i, 2);
        }

        EfficiencyDrift drift = requireNonNull(drift());

        assertThat(drift.cycles()).isEqualTo(6);
        assertThat(drift.perCycle().value()).isCloseTo(-1e-4, within(1e-12));
        assertThat(drift.drifts()).isTrue();
        assertThat(drift.text()).contains("drifts: -0.0100 ± 0.0000 % a cycle over 6");
    }

    @Test
    void slowCyclesBetweenFastOnesAreLeftOut() {
        cycle(0.78, 10);
        for (int i = 0; i < 5; i++) {
            cycle(0.999, 2);
            cycle(0.990, 10);
            cycle(0.999, 2);
        }

        EfficiencyDrift drift = requireNonNull(drift());

        assertThat(drift.cycles()).isEqualTo(10);
        assertThat(drift.perCycle().value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void scatterIsNoDrift() {
        cycle(0.78, 2);
        for (int i = 0; i < 8; i++) {
            cycle(i % 2 == 0 ? 0.998 : 0.999, 2);
        }

        EfficiencyDrift drift = requireNonNull(drift());

        assertThat(drift.drifts()).isFalse();
        assertThat(drift.text()).contains("does not drift");
        // By hand: x = 2 to 9 about 5.5, Sxx = 42; Sxy = 0.0005 (3.5 - 2.5 + 1.5 - 0.5) 2 = 0.002.
        assertThat(drift.perCycle().value()).isCloseTo(0.002 / 42, within(1e-12));
    }

    @Test
    void fourCyclesAreTooFew() {
        for (int i = 0; i < 5; i++) {
            cycle(0.99, 2);
        }

        assertThat(drift()).isNull();
    }
}
