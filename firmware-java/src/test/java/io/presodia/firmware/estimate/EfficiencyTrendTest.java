package io.presodia.firmware.estimate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cycles that take 100 mAh/g in, 2 h each way where nothing else is said. */
class EfficiencyTrendTest {
    private static final double GRAMS = 0.008;

    /** Of the row efficiency-falling. */
    private static final double INFORM = 2e-5;

    private EfficiencyTrend trend = new EfficiencyTrend(GRAMS);
    private double offsetAmperes;
    private double celsius = 25;
    private double endVolts = 1.75;
    private double uncounted;
    private double elapsed;

    private void cycle(double efficiency, double dischargeHours) {
        elapsed += 2 * dischargeHours;
        trend.take(
                new CycleTurn(
                        100,
                        100 * efficiency,
                        2 * dischargeHours,
                        dischargeHours,
                        false,
                        endVolts,
                        uncounted,
                        elapsed,
                        celsius),
                offsetAmperes);
    }

    private void cycles(int count, double efficiency, double fall) {
        for (int i = 0; i < count; i++) {
            cycle(efficiency - fall * i, 2);
        }
    }

    private EfficiencyDrift told() {
        return requireNonNull(trend.drift());
    }

    private static double fall(@Nullable EfficiencyDrift drift) {
        return drift == null ? 0 : drift.certainFall();
    }

    @Test
    void aFallIsToldAfterTenCyclesBesideTheFirst() {
        cycle(0.78, 2);
        cycles(9, 0.999, 1e-4);
        assertThat(trend.drift()).isNull();

        cycle(0.999 - 9e-4, 2);

        assertThat(told().cycles()).isEqualTo(10);
        assertThat(told().perCycle().value()).isCloseTo(-1e-4, within(1e-12));
        assertThat(told().certainFall()).isCloseTo(1e-4, within(1e-12));
        assertThat(told().text()).contains("drifts: -0.0100 ± 0.0000 % a cycle over the last 10");
    }

    @Test
    void theScatterOfFewCyclesCountsByStudentsT() {
        cycle(0.78, 2);
        for (int i = 0; i < 10; i++) {
            cycle(i % 2 == 0 ? 0.999 : 0.998, 2);
        }
        // By hand: x = 2 to 11 about 6.5, Sxx = 82.5; Sxy = -0.0005 * 5; Syy = 10 * 0.0005²; 8
        // degrees of freedom.
        double slope = -0.0025 / 82.5;
        double sigma = Math.sqrt((2.5e-6 - 82.5 * slope * slope) / 8 / 82.5);
        assertThat(told().perCycle().value()).isCloseTo(slope, within(1e-12));
        assertThat(told().perCycle().sigma()).isCloseTo(sigma, within(1e-12));
        assertThat(told().sigmas()).isEqualTo(2.306);
        assertThat(told().drifts()).isFalse();
        assertThat(told().certainFall()).isZero();
        assertThat(told().text()).contains("does not drift");
    }

    @Test
    void aRiseIsADriftAndNoFall() {
        cycles(20, 0.99, -1e-4);

        assertThat(told().drifts()).isTrue();
        assertThat(told().certainFall()).isZero();
    }

    @Test
    void noiseIsNeverAFall() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            trend = new EfficiencyTrend(GRAMS);
            for (int i = 0; i < 1000; i++) {
                cycle(0.9990 + 1e-4 * random.nextGaussian(), 2);
                assertThat(fall(trend.drift())).as("seed %d, %d", seed, i).isLessThan(INFORM);
            }
        }
    }

    @Test
    void oneCycleThatLostMuchIsNoFall() {
        for (int more = 0; more < 30; more++) {
            trend = new EfficiencyTrend(GRAMS);
            cycles(11 + more, 0.999, 0);
            cycle(0.99, 2);
            assertThat(told().certainFall()).as("after %d", 11 + more).isZero();
        }
    }

    @Test
    void slowerCyclesAndCheckUpsBetweenAreNoFall() {
        for (int block = 0; block < 4; block++) {
            cycles(12, 0.999, 0);
            // A check-up takes out what fast discharges leave, and the next charge puts it back.
            cycle(1.04, 10);
            cycle(0.96, 2);
            assertThat(fall(trend.drift())).isZero();
        }
        for (int i = 0; i < 40; i++) {
            cycle(0.995, 4);
            assertThat(fall(trend.drift())).as("cycle %d of another pace", i).isZero();
        }
        assertThat(told().cycles()).isEqualTo(EfficiencyTrend.WINDOW);
        assertThat(told().perCycle().value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatFellLongAgoIsNoNewsAndEarlySettlingHidesNothing() {
        cycles(20, 0.999, 2e-4);
        assertThat(told().certainFall()).isGreaterThan(1e-4);
        cycles(EfficiencyTrend.WINDOW, 0.995, 0);
        assertThat(told().certainFall()).isZero();

        trend = new EfficiencyTrend(GRAMS);
        cycles(20, 0.97, -1e-3);
        cycles(EfficiencyTrend.WINDOW, 0.999, 5e-5);
        assertThat(told().certainFall()).isCloseTo(5e-5, within(1e-12));
    }

    @Test
    void colderDaysAreNoFall() {
        cycles(11, 0.999, 0);
        for (int i = 0; i < 40; i++) {
            celsius = 25 - 0.3 * i;
            // What the virtual cells do, and as much more in the cold.
            cycle(0.999 - 3e-4 - 1e-5 * i, 2);
            assertThat(fall(trend.drift())).as("at %.1f °C", celsius).isZero();
        }
    }

    @Test
    void withoutAThermometerTemperaturesAreNotCompared() {
        celsius = Double.NaN;
        cycles(11, 0.999, 1e-4);

        assertThat(told().certainFall()).isCloseTo(1e-4, within(1e-12));
    }

    @Test
    void anOffsetThatStaysIsNoneAndOneThatMayHaveMovedIsAllowedFor() {
        // 0.1 uA over 4 h on 8 mg is 0.05 mAh/g of 100; once at each end of nine cycles.
        offsetAmperes = 0.1e-6;
        cycles(11, 0.999 - 5e-4, 1e-4);

        assertThat(told().perCycle().value()).isCloseTo(-1e-4, within(1e-12));
        double sigma = Math.sqrt(2) * 5e-4 / 9;
        assertThat(told().perCycle().sigma()).isCloseTo(sigma, within(1e-12));
        assertThat(told().certainFall()).isZero();
    }

    @Test
    void cyclesThatEndElsewhereOrWithoutTheirChargeDoNotCount() {
        cycles(11, 0.999, 0);
        endVolts = 2.0;
        cycle(0.9, 2);
        endVolts = 1.75;
        cycle(1.1, 2);
        uncounted += 60;
        cycle(0.8, 2);
        trend.interrupt();
        cycle(0.7, 2);
        cycle(0.999, 2);

        assertThat(told().cycles()).isEqualTo(11);
        assertThat(told().perCycle().value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatIsKnownSurvivesARestart() {
        cycles(37, 0.999, 1e-5);
        double[] state = new double[3 + EfficiencyTrend.size()];
        trend.copyTo(state, 3);
        EfficiencyDrift before = told();
        trend = new EfficiencyTrend(GRAMS);
        trend.copyFrom(state, 3);

        assertThat(trend.drift()).isEqualTo(before);
        cycles(1, 0.999 - 37e-5, 0);
        assertThat(told().perCycle().value()).isCloseTo(-1e-5, within(1e-12));
    }
}
