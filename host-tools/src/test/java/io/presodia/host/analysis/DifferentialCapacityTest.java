package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.RunData;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferentialCapacityTest {
    @Test
    void theAreaIsTheChargeThatPassed() {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        HalfCycle charge = HalfCycle.of(run).getFirst();
        DifferentialCapacity curve = curve(run, charge);
        double area = 0;
        for (double height : curve.milliampereHoursPerGramPerVolt()) {
            area += height * curve.binVolts();
        }
        double passed = charge.ampereHours() * 1e3 / SyntheticRun.ACTIVE_GRAMS;
        assertThat(area).isCloseTo(passed, within(1e-9 * passed));
        assertThat(passed).isCloseTo(SyntheticRun.chargeTruth(true, 0.95, 3.6), within(1e-6));
    }

    @Test
    void aPeakWideAgainstTheSmoothingKeepsItsHeightAndPlace() {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        List<Peak> peaks = PeakFinder.find(curve(run, HalfCycle.of(run).getFirst()));
        assertThat(peaks).hasSize(5);
        // A Gaussian of 6 mV lowers a logistic of width w by about (6 mV / w)² / 4; the other
        // steps and the line lift it by what they have there.
        for (SyntheticRun.Stage stage : SyntheticRun.AGENT) {
            Peak peak = peaks.get(SyntheticRun.AGENT.indexOf(stage));
            double lowered = stage.height() * (1 - 0.25 * square(0.006 / stage.width()));
            assertThat(peak.volts()).isCloseTo(stage.volts(), within(0.003));
            assertThat(peak.height()).isCloseTo(lowered + SyntheticRun.LINE, within(2.0));
        }
        assertThat(peaks.get(2).volts()).isCloseTo(2.53, within(0.001));
        assertThat(peaks.get(3).volts()).isCloseTo(2.88, within(0.001));
        assertThat(peaks.get(4).volts()).isCloseTo(3.28, within(0.001));
    }

    @Test
    void chargeBetweenTwoVoltagesIsThatOfTheClosedForm() {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        DifferentialCapacity curve = curve(run, HalfCycle.of(run).getFirst());
        assertThat(curve.chargeBetween(1.2, 1.73))
                .isCloseTo(SyntheticRun.chargeTruth(true, 1.2, 1.73), within(0.02));
        assertThat(curve.chargeBetween(2.7, 3.0))
                .isCloseTo(SyntheticRun.chargeTruth(true, 2.7, 3.0), within(0.02));
        assertThat(curve.chargeBelow(0.1)).isZero();
        assertThat(curve.chargeBelow(9))
                .isCloseTo(SyntheticRun.chargeTruth(true, 0.95, 3.6), within(1e-6));
    }

    @Test
    void aMillivoltOfNoiseAddsNoPeakAndMovesNoneByMoreThanTwiceTheSmoothing() {
        for (long seed = 1; seed <= 20; seed++) {
            RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL.withNoise(1e-3, seed));
            List<Peak> peaks = PeakFinder.find(curve(run, HalfCycle.of(run).getFirst()));
            assertThat(peaks).as("seed %d", seed).hasSize(5);
            assertThat(peaks.get(0).volts()).as("seed %d", seed).isCloseTo(1.56, within(0.020));
            assertThat(peaks.get(1).volts()).as("seed %d", seed).isCloseTo(1.90, within(0.020));
        }
    }

    @Test
    void smoothingFollowsTheNoiseOfTheVoltage() {
        RunData quiet = SyntheticRun.of(SyntheticRun.Options.USUAL);
        RunData noisy = SyntheticRun.of(SyntheticRun.Options.USUAL.withNoise(2e-3, 5));
        assertThat(curve(quiet, HalfCycle.of(quiet).getFirst()).settings().smoothingVolts())
                .isEqualTo(0.006);
        assertThat(curve(noisy, HalfCycle.of(noisy).getFirst()).settings().smoothingVolts())
                .isCloseTo(0.020, within(0.002));
    }

    @Test
    void theDischargeHasItsOwnCurveWithoutSign() {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        HalfCycle discharge = HalfCycle.of(run).get(1);
        DifferentialCapacity curve = curve(run, discharge);
        assertThat(curve.direction()).isEqualTo(Direction.DISCHARGE);
        assertThat(Arrays.stream(curve.milliampereHoursPerGramPerVolt()).min().orElseThrow())
                .isNotNegative();
        assertThat(PeakFinder.find(curve))
                .extracting(peak -> Math.round(peak.volts() * 100) / 100.0)
                .containsExactly(2.33, 2.65, 3.12);
    }

    private static double square(double value) {
        return value * value;
    }

    private static DifferentialCapacity curve(RunData run, HalfCycle half) {
        return DifferentialCapacity.of(
                run,
                half,
                SyntheticRun.ACTIVE_GRAMS,
                DifferentialCapacity.Settings.forNoiseOf(run, half));
    }
}
