package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.CellDesign;
import org.junit.jupiter.api.Test;

class SocEstimatorTest {
    private static final CellDesign CELL = Samples.cell("nco-sn-3wt");
    private static final double AMPERES = 0.5 * CELL.oneCAmperes();

    private static void sample(SocEstimator estimator, int seconds, double amperes) {
        double net = amperes * seconds / 3600;
        estimator.sample(seconds * 1_000_000_000L, net, 0, amperes, 2.85, 25);
    }

    private static SocEstimator started() {
        SocEstimator estimator = new SocEstimator(CELL, Meters.BOARD);
        estimator.startUsed(new Estimated(0.5, 0.02));
        return estimator;
    }

    /** Share of what the cell can hold that 0.5C for so many seconds are, by hand. */
    private static double share(SocEstimate estimate, double seconds) {
        double grams = CELL.cathode() == null ? 0 : CELL.cathode().activeMassGrams();
        double most =
                estimate.capacityMilliampereHoursPerGram().value()
                        - Math.max(0, estimate.deficitMilliampereHoursPerGram().value());
        return AMPERES * 1e3 * seconds / 3600 / grams / most;
    }

    @Test
    void theStateOfChargeFollowsTheChargeBetweenTwoLooksAtTheVoltage() {
        for (double amperes : new double[] {AMPERES, -AMPERES}) {
            SocEstimator estimator = started();
            // The voltage is looked at after 30 s, and not before 60 s again.
            for (int seconds = 0; seconds <= 30; seconds += 5) {
                sample(estimator, seconds, amperes);
            }
            SocEstimate looked = estimator.estimate();
            for (int seconds = 35; seconds < 60; seconds += 5) {
                sample(estimator, seconds, amperes);
                double moved = estimator.estimate().soc().value() - looked.soc().value();
                double expected = Math.signum(amperes) * share(looked, seconds - 30);
                assertThat(moved)
                        .as("%d s after the look at %s A", seconds - 30, amperes)
                        .isCloseTo(expected, within(0.1 * Math.abs(expected)));
            }
        }
    }

    @Test
    void askingChangesNothing() {
        SocEstimator asked = started();
        SocEstimator left = started();
        for (int seconds = 0; seconds <= 300; seconds += 5) {
            sample(asked, seconds, AMPERES);
            sample(left, seconds, AMPERES);
            asked.estimate();
        }
        assertThat(asked.estimate()).isEqualTo(left.estimate());
    }

    @Test
    void whatWasCountedBeforeARestartIsNotCountedTwice() {
        SocEstimator one = started();
        for (int seconds = 0; seconds <= 50; seconds += 5) {
            sample(one, seconds, AMPERES);
        }
        SocEstimate before = one.estimate();
        double[] state = new double[one.size()];
        one.copyTo(state, 0);
        SocEstimator other = started();
        other.copyFrom(state, 0);

        // Only the current's offset, 0.1 uA of some 0.5 mA, is taken off when the interval ends.
        assertThat(other.estimate().soc().value())
                .isCloseTo(before.soc().value(), within(0.05 * share(before, 20)));
    }
}
