package io.presodia.firmware.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.protocol.CellInside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each witness of a spent donor, at both sides of where it begins to speak. */
class EndPointRuleTest {
    private static final CellEstimate SPENT = Held.depletion(0.98, 0.01, 20, 0.6);

    private static EndPointRule rule(double cathodeVolts) {
        return new EndPointRule(new CellInside(true, true, 100, 0.35, cathodeVolts, 30, 20));
    }

    /** Whether two probes alike, of a cathode that begins at 2.6 V, declare it spent. */
    private static boolean declared(
            @Nullable CellEstimate held, double volts, double slowOhms, double mostSlowOhms) {
        EndPointRule rule = rule(2.6);
        assertThat(rule.probe(held, volts, slowOhms, mostSlowOhms)).as("one probe").isFalse();
        return rule.probe(held, volts, slowOhms, mostSlowOhms);
    }

    @Test
    void allWitnessesTogetherDeclareAndNothingHeldDeclaresNothing() {
        assertThat(declared(SPENT, 2.6, 20, 100)).isTrue();
        assertThat(declared(null, 2.6, 20, 100)).isFalse();
    }

    /** 95 % out at the best estimate, 90 % a deviation below it. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 0.00, true",
        "0.949, 0.00, false",
        "1.00, 0.10, true",
        "1.00, 0.11, false",
        "0.96, 0.05, true",
        "0.96, 0.07, false"
    })
    void theFitSaysSpentAtNinetyFivePercentAndNinetyADeviationBelow(
            double share, double sigma, boolean spent) {
        assertThat(declared(Held.depletion(share, sigma, 20, 0.6), 2.6, 20, 100)).isEqualTo(spent);
    }

    /** Three deviations below its size a donor must still be 1 mAh/g. */
    @ParameterizedTest
    @CsvSource({"4, 1, true", "3.9, 1, false", "2.9, 0.6, true", "2.7, 0.6, false", "5, 2, false"})
    void aDonorCountsFromThreeDeviationsAboveOneMilliampereHourAGram(
            double capacity, double sigma, boolean spent) {
        assertThat(declared(Held.depletion(0.98, 0.01, capacity, sigma), 2.6, 20, 100))
                .isEqualTo(spent);
    }

    /** The cathode begins at 2.6 V by design, 0.1 V of which may be errors of the curves. */
    @ParameterizedTest
    @CsvSource({"2.5, true", "2.499, false", "2.65, true"})
    void theVoltageMustHaveRisenToTheCathodesLessATenthOfAVolt(double volts, boolean spent) {
        assertThat(declared(SPENT, volts, 20, 100)).isEqualTo(spent);
    }

    @Test
    void aDesignThatNamesNoVoltageAsksForNone() {
        EndPointRule rule = rule(Double.NaN);
        rule.probe(SPENT, 0.5, 20, 100);
        assertThat(rule.probe(SPENT, 0.5, 20, 100)).isTrue();
    }

    /** A resistance below zero is noise, and no height to have fallen from. */
    @ParameterizedTest
    @CsvSource({"29, 100, true", "31, 100, false", "-1, 100, true", "-1, 0, false", "0, 0, false"})
    void theSlowResistanceMustHaveFallenToThirtyPercentOfItsHeight(
            double slowOhms, double mostSlowOhms, boolean spent) {
        assertThat(declared(SPENT, 2.6, slowOhms, mostSlowOhms)).isEqualTo(spent);
    }

    @Test
    void oneProbeThatSaysOtherwiseBeginsTheCountAnew() {
        EndPointRule rule = rule(2.6);
        assertThat(rule.probe(SPENT, 2.6, 20, 100)).isFalse();
        assertThat(rule.probe(SPENT, 2.6, 50, 100)).isFalse();
        assertThat(rule.probe(SPENT, 2.6, 20, 100)).isFalse();
        assertThat(rule.probe(SPENT, 2.6, 20, 100)).isTrue();
    }

    @Test
    void whatAFirstChargeLeftIsEvidenceAndADesignIsNone() {
        assertThat(
                        declared(
                                Held.depletion(
                                        0.98,
                                        0.01,
                                        20,
                                        0.6,
                                        DonorEstimate.Basis.AFTER_FIRST_CHARGE),
                                2.6,
                                20,
                                100))
                .isTrue();
        assertThat(
                        declared(
                                Held.depletion(0.98, 0.01, 20, 0.6, DonorEstimate.Basis.NO_DONOR),
                                2.6,
                                20,
                                100))
                .isFalse();
    }
}
