package io.presodia.host.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import io.presodia.hal.limit.Tier;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidueTest {
    private static final double GRAMS = 0.01;
    private static final double OFFSET_AMPERES = 5e-9;

    /** What goes in beyond what comes out, each cycle after the first, mAh/g. */
    private static final double SURPLUS = 0.2;

    private final Rows rows = new Rows();
    private double in;
    private double out;
    private int cycles;
    private double leakVoltsPerHour;

    /** A cycle at 0.1C whose discharge gives 118 mAh/g; the first charge takes 150. */
    private ResidueTest cycle(boolean zeroed, double restHours, double hours, double endVolts) {
        if (cycles++ > 0) {
            rows.nextCycle();
        }
        rows.step("before", "rest").row(600, 1.8, 0);
        if (zeroed) {
            rows.event("auto_zero", Tier.INFORM);
        }
        in += (cycles == 1 ? 150 : 118 + SURPLUS) * GRAMS / 1e3;
        rows.step("charge", "cc").counted(in, out).row(hours * 3600, 3.6, 1e-4);
        rest(restHours);
        rows.step("discharge", "cc");
        out += 118 * GRAMS / 1e3;
        rows.counted(in, out).row(hours * 3600, endVolts, -1e-4);
        return this;
    }

    private void rest(double hours) {
        if (hours == 0) {
            return;
        }
        rows.step("top", "rest");
        for (int i = 0; i <= 6 * hours; i++) {
            rows.row(600 * i, 3.5 - leakVoltsPerHour * i / 6, 0);
        }
    }

    private ResidueTest cycles(int count, boolean zeroed, double restHours) {
        for (int i = 0; i < count; i++) {
            cycle(zeroed, restHours, 10, 1.75);
        }
        return this;
    }

    private Residue found() {
        RunData run = rows.run();
        MeasurementUncertainty measurement = new MeasurementUncertainty(0, 0, OFFSET_AMPERES, 0);
        List<HalfCycle> halves = HalfCycle.of(run);
        return Residue.of(
                run, halves, CycleTable.of(run, halves, GRAMS, measurement), GRAMS, measurement);
    }

    @Test
    void whatGoesInAndDoesNotComeOutWithoutFadeIsTheResidue() {
        Residue residue = cycles(4, true, 5).found();

        assertThat(residue.finding()).isEqualTo(Finding.DETERMINED);
        assertThat(residue.cycles()).isEqualTo(3);
        assertThat(requireNonNull(residue.released()).value()).isCloseTo(3 * SURPLUS, within(1e-9));
        // 5 nA over 20 h on 10 mg three times anew; 10 ppm of 708.6 mAh/g.
        assertThat(requireNonNull(residue.released()).sigma())
                .isCloseTo(Math.sqrt(3 * 0.01 * 0.01 + 0.007086 * 0.007086), within(1e-6));
        // 6 uAh in three cycles of 10 + 5 + 10 h and 10 min.
        assertThat(residue.leakAmperes()).isCloseTo(6e-6 / (3 * (25 + 1 / 6.0)), within(1e-12));
        assertThat(residue.text()).contains("gave 0.60 ± 0.02 mAh/g over 3 cycles");
    }

    @Test
    void withoutARestAtTheTopALeakWouldLookTheSame() {
        Residue residue = cycles(4, true, 3).found();

        assertThat(residue.finding()).isEqualTo(Finding.OR_SOFT_SHORT);
        assertThat(residue.released()).isNull();
        assertThat(requireNonNull(residue.surplus()).value()).isCloseTo(0.6, within(1e-9));
        assertThat(residue.text()).contains("residue or from a leak of 86 nA");
    }

    @Test
    void aLeakThatShowedAtRestIsNotRuledOut() {
        cycles(4, true, 5);
        rows.event("leakage-at-rest", Tier.WARN);

        assertThat(found().finding()).isEqualTo(Finding.OR_SOFT_SHORT);
    }

    @Test
    void aVoltageThatFallsAtTheTopIsALeak() {
        leakVoltsPerHour = 0.9e-3;
        cycles(2, true, 5);
        leakVoltsPerHour = 1.1e-3;

        assertThat(cycles(2, true, 5).found().finding()).isEqualTo(Finding.OR_SOFT_SHORT);
    }

    @Test
    void aVoltageThatHardlyFallsIsNone() {
        leakVoltsPerHour = 0.9e-3;

        assertThat(cycles(4, true, 5).found().finding()).isEqualTo(Finding.DETERMINED);
    }

    @Test
    void anOffsetThatNoRestTookMayHaveMadeItUp() {
        // 0.1 uA on 10 mg over 20 h is 0.2 mAh/g, and the same again each cycle.
        assertThat(new ResidueTest().cycles(5, false, 5).found().finding())
                .isEqualTo(Finding.DETERMINED);
        Residue residue = cycles(7, false, 5).found();

        assertThat(residue.finding()).isEqualTo(Finding.NOT_DETERMINABLE);
        assertThat(residue.surplus()).isNull();
        assertThat(residue.text()).contains("cannot be told");
    }

    @Test
    void fastCyclesCountBetweenSlowOnes() {
        cycle(true, 0, 10, 1.75).cycle(true, 0, 2, 1.75);
        Residue residue = cycle(true, 0, 10, 1.75).cycle(true, 0, 2, 1.75).found();

        assertThat(residue.cycles()).isEqualTo(2);
        assertThat(requireNonNull(residue.surplus()).value()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void fastCyclesAfterASlowOneTellNothingYet() {
        Residue residue = cycle(true, 0, 10, 1.75).cycle(true, 0, 2, 1.75).found();

        assertThat(residue.finding()).isEqualTo(Finding.TOO_FEW);
    }

    @Test
    void aCycleThatEndsElsewhereEndsTheSum() {
        cycles(3, true, 0).cycle(true, 0, 10, 2.2).cycles(2, true, 0);

        assertThat(found().cycles()).isEqualTo(2);
    }

    @Test
    void oneCycleTellsNothing() {
        Residue residue = cycles(1, true, 5).found();

        assertThat(residue.finding()).isEqualTo(Finding.TOO_FEW);
        assertThat(residue.text()).isEmpty();
    }
}
