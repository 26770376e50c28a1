package io.presodia.firmware.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.unit.Current;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoulometerTest {
    private static final long PERIOD = 50_000_000L;
    private static final long MAXIMUM = 1_000_000_000L;
    private static final double HOURS = 1.0 / 3600;
    private static final OutputState CLOSED = closed(1e-3);
    private static final OutputState OPEN =
            new OutputState(Drive.Open.OPEN, 1, false, false, false);

    private final Coulometer coulometer = new Coulometer(MAXIMUM);

    private static OutputState closed(double amperes) {
        return new OutputState(new Drive.Galvanostatic(new Current(amperes)), 1, true, true, false);
    }

    private static OutputState settling(OutputState state) {
        return new OutputState(
                state.drive(),
                state.rangeIndex(),
                state.relayCommanded(),
                state.relayClosed(),
                true);
    }

    private void good(long nanos, double amperes, OutputState output) {
        coulometer.add(
                new Reading(amperes, nanos, Quality.GOOD),
                new Reading(3.0, nanos, Quality.GOOD),
                output,
                nanos);
    }

    private void bad(long nanos, Quality quality, OutputState output) {
        coulometer.add(
                new Reading(Double.NaN, nanos, quality),
                new Reading(3.0, nanos, Quality.GOOD),
                output,
                nanos);
    }

    @Test
    void oneMilliampereForAnHourIsOneMilliampereHour() {
        for (long nanos = 0; nanos <= 3_600_000_000_000L; nanos += PERIOD) {
            good(nanos, 1e-3, CLOSED);
        }
        assertThat(coulometer.counters().chargeAmpereHours()).isCloseTo(1e-3, within(1e-17));
        assertThat(coulometer.counters().chargeWattHours()).isCloseTo(3e-3, within(1e-16));
        assertThat(coulometer.counters().dischargeAmpereHours()).isZero();
        assertThat(coulometer.counters().dischargeWattHours()).isZero();
        assertThat(coulometer.uncountedSeconds()).isZero();
    }

    @Test
    void tenDaysOfScansLoseNothing() {
        double amperes = 1e-4 / 3;
        long scans = 10L * 86_400 * 20;
        coulometer.restart(new Counters(1, 0, 0, 0), 0);
        for (long scan = 0; scan <= scans; scan++) {
            good(scan * PERIOD, amperes, CLOSED);
        }
        double expected = 1 + amperes * 240;
        assertThat(coulometer.counters().chargeAmpereHours()).isCloseTo(expected, within(4e-16));
    }

    @Test
    void aSineIntegratesToItsAnalyticValue() {
        double omega = 2 * StrictMath.PI / 60;
        double amplitude = 1e-3;
        long scans = 36_010;
        for (long scan = 0; scan <= scans; scan++) {
            good(scan * PERIOD, amplitude * StrictMath.sin(omega * scan * PERIOD * 1e-9), CLOSED);
        }
        double seconds = scans * PERIOD * 1e-9;
        double expected = amplitude * (1 - StrictMath.cos(omega * seconds)) / omega * HOURS;
        // Trapezoid: at most T h^2 max|f''| / 12.
        double bound = seconds * 0.05 * 0.05 * amplitude * omega * omega / 12 * HOURS;
        assertThat(coulometer.counters().netAmpereHours()).isCloseTo(expected, within(bound));
        // Half of each of the 30 whole periods goes one way: 2 amplitude / omega.
        assertThat(coulometer.counters().dischargeAmpereHours())
                .isCloseTo(30 * 2 * amplitude / omega * HOURS, within(2 * bound));
    }

    @Test
    void randomCurrentsWithRandomGapsEqualTheirAnalyticIntegral() {
        long seed = Long.getLong("seed", 20260101L);
        for (int run = 0; run < 200; run++) {
            Random random = new Random(seed + run);
            Coulometer counted = new Coulometer(MAXIMUM);
            Expected expected = new Expected();
            long nanos = 0;
            for (int scan = 0; scan < 500; scan++) {
                nanos +=
                        random.nextInt(20) == 0
                                ? MAXIMUM + 1 + random.nextInt(1_000_000_000)
                                : 1 + random.nextInt(100_000_000);
                boolean valid = random.nextInt(10) != 0;
                double amperes = 2e-3 * random.nextDouble() - 1e-3;
                counted.add(
                        new Reading(amperes, nanos, valid ? Quality.GOOD : Quality.BUS_FAULT),
                        new Reading(3, nanos, Quality.GOOD),
                        CLOSED,
                        nanos);
                Counters before = counted.counters();
                expected.reading(nanos, amperes, valid);
                assertThat(before.chargeAmpereHours()).isGreaterThanOrEqualTo(expected.lastCharge);
                assertThat(before.dischargeAmpereHours())
                        .isGreaterThanOrEqualTo(expected.lastDischarge);
                expected.lastCharge = before.chargeAmpereHours();
                expected.lastDischarge = before.dischargeAmpereHours();
            }
            assertThat(counted.counters().netAmpereHours())
                    .as("seed %d", seed + run)
                    .isCloseTo(expected.net * HOURS, within(1e-18));
            assertThat(counted.counters().throughputAmpereHours())
                    .as("seed %d", seed + run)
                    .isCloseTo(expected.throughput * HOURS, within(1e-18));
            assertThat(counted.uncountedSeconds())
                    .as("seed %d", seed + run)
                    .isCloseTo(expected.uncounted, within(1e-9));
        }
    }

    /**
     * Integrals of i and of |i| over straight lines, in ampere seconds, from their closed forms.
     */
    private static final class Expected {
        double net;
        double throughput;
        double uncounted;
        double lastCharge;
        double lastDischarge;
        private long lastNanos = -1;
        private double lastAmperes;
        private boolean lastValid;

        void reading(long nanos, double amperes, boolean valid) {
            if (lastNanos >= 0) {
                double seconds = (nanos - lastNanos) * 1e-9;
                if (!valid || !lastValid || nanos - lastNanos > MAXIMUM) {
                    uncounted += seconds;
                } else {
                    net += (lastAmperes + amperes) * seconds / 2;
                    throughput +=
                            lastAmperes * amperes >= 0
                                    ? Math.abs(lastAmperes + amperes) * seconds / 2
                                    : (lastAmperes * lastAmperes + amperes * amperes)
                                            * seconds
                                            / (2 * Math.abs(amperes - lastAmperes));
                }
            }
            lastNanos = nanos;
            lastAmperes = amperes;
            lastValid = valid;
        }
    }

    @Test
    void anIntervalNextToAnInvalidReadingIsUncountedAndNotGuessed() {
        good(0, 1e-3, CLOSED);
        good(PERIOD, 1e-3, CLOSED);
        bad(2 * PERIOD, Quality.BUS_FAULT, CLOSED);
        assertThat(coulometer.uncountedSeconds()).isEqualTo(0.05);
        good(3 * PERIOD, 1e-3, CLOSED);
        good(4 * PERIOD, 1e-3, CLOSED);
        assertThat(coulometer.uncountedSeconds()).isEqualTo(0.1);
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(1e-3 * 0.1 * HOURS, within(1e-20));
    }

    @Test
    void aReadingThatIsSeenTwiceCountsOnce() {
        good(0, 1e-3, CLOSED);
        good(PERIOD, 1e-3, CLOSED);
        for (int scan = 2; scan < 10; scan++) {
            coulometer.add(
                    new Reading(1e-3, PERIOD, Quality.GOOD),
                    new Reading(3, PERIOD, Quality.GOOD),
                    CLOSED,
                    scan * PERIOD);
        }
        good(10 * PERIOD, 1e-3, CLOSED);
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(1e-3 * 0.5 * HOURS, within(1e-20));
    }

    @Test
    void anOpenRelayCountsAsZeroWhateverTheConverterReads() {
        for (int scan = 0; scan < 100; scan++) {
            if (scan % 3 == 0) {
                bad(scan * PERIOD, Quality.BUS_FAULT, OPEN);
            } else {
                good(scan * PERIOD, 5e-6, OPEN);
            }
        }
        assertThat(coulometer.counters()).isEqualTo(Counters.ZERO);
        assertThat(coulometer.uncountedSeconds()).isZero();
    }

    @Test
    void aRelayThatIsToldToOpenButReadsClosedIsMeasured() {
        OutputState welded = new OutputState(Drive.Open.OPEN, 1, false, true, false);
        good(0, 1e-3, welded);
        good(PERIOD, 1e-3, welded);
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(1e-3 * 0.05 * HOURS, within(1e-20));
    }

    @Test
    void acrossAStepEachCurrentCountsOnItsSideOfTheActuation() {
        // Scan 1 is read at 50 ms and completes at 52 ms; the step follows at once.
        good(0, 1e-3, CLOSED);
        coulometer.add(
                new Reading(1e-3, PERIOD, Quality.GOOD),
                new Reading(3, PERIOD, Quality.GOOD),
                CLOSED,
                52_000_000L);
        good(2 * PERIOD, -2e-3, closed(-2e-3));
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(1e-3 * 0.052 * HOURS, within(1e-20));
        assertThat(coulometer.counters().dischargeAmpereHours())
                .isCloseTo(2e-3 * 0.048 * HOURS, within(1e-20));
    }

    @Test
    void aReadingThatMixesTwoOutputsIsPassedOver() {
        OutputState after = closed(-2e-3);
        good(0, 1e-3, CLOSED);
        good(PERIOD, 1e-3, CLOSED);
        good(2 * PERIOD, 9e-3, settling(after));
        good(3 * PERIOD, -2e-3, after);
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(1e-3 * 0.05 * HOURS, within(1e-20));
        assertThat(coulometer.counters().dischargeAmpereHours())
                .isCloseTo(2e-3 * 0.1 * HOURS, within(1e-20));
        assertThat(coulometer.uncountedSeconds()).isZero();
    }

    @Test
    void anOutputThatMovesInEveryScanIsStillCounted() {
        for (int scan = 0; scan <= 1000; scan++) {
            good(scan * PERIOD, 1e-3 + scan * 1e-9, settling(closed(1e-3 + scan * 1e-9)));
        }
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo((1e-3 + 500e-9) * 50 * HOURS, within(1e-3 * 0.05 * HOURS));
        assertThat(coulometer.uncountedSeconds()).isZero();
    }

    @Test
    void randomStepsAreRightToWithinOneScan() {
        long seed = Long.getLong("seed", 4L);
        Random random = new Random(seed);
        double exact = 0;
        double bound = 0;
        double amperes = 1e-3;
        OutputState output = closed(amperes);
        for (int scan = 0; scan < 5000; scan++) {
            good(scan * PERIOD, amperes, output);
            // The output moves somewhere before the next reading; the reading shows the new one.
            double next = random.nextInt(50) == 0 ? 2e-3 * random.nextDouble() - 1e-3 : amperes;
            double part = random.nextDouble();
            exact += (amperes * part + next * (1 - part)) * 0.05;
            bound += Math.abs(next - amperes) * 0.05;
            output = next == amperes ? output : closed(next);
            amperes = next;
        }
        good(5000 * PERIOD, amperes, output);
        assertThat(coulometer.counters().netAmpereHours())
                .as("seed %d", seed)
                .isCloseTo(exact * HOURS, within(bound * HOURS));
    }

    @Test
    void withoutAVoltageTheChargeIsCountedAndTheEnergyIsNot() {
        for (int scan = 0; scan <= 20; scan++) {
            coulometer.add(
                    new Reading(1e-3, scan * PERIOD, Quality.GOOD),
                    scan == 10
                            ? Reading.busFault(scan * PERIOD)
                            : new Reading(3, scan * PERIOD, Quality.GOOD),
                    CLOSED,
                    scan * PERIOD);
        }
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(1e-3 * 1.0 * HOURS, within(1e-19));
        assertThat(coulometer.counters().chargeWattHours())
                .isCloseTo(3e-3 * 0.9 * HOURS, within(1e-19));
    }

    @Test
    void aRestartGoesOnFromTheCheckpointWithoutTheTimeBetween() {
        coulometer.restart(new Counters(2e-3, 1e-3, 6e-3, 3e-3), 12.5);
        good(100_000_000_000L, 1e-3, CLOSED);
        good(100_050_000_000L, 1e-3, CLOSED);
        assertThat(coulometer.counters().chargeAmpereHours())
                .isCloseTo(2e-3 + 1e-3 * 0.05 * HOURS, within(1e-18));
        assertThat(coulometer.counters().dischargeAmpereHours()).isEqualTo(1e-3);
        assertThat(coulometer.uncountedSeconds()).isEqualTo(12.5);
    }
}
