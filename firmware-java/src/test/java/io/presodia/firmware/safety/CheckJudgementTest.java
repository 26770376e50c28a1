package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.scan.Counters;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.limit.TieredBand;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What checks take for a fault and what not, and what of one use they must not carry into the next.
 */
class CheckJudgementTest {
    private static boolean reports(Rig rig, Fault fault) {
        return rig.verdict.findings().stream().anyMatch(f -> f.fault() == fault);
    }

    private static boolean tells(Rig rig, Fault fault, Tier tier, Watched watched) {
        return rig.seen.stream()
                .anyMatch(f -> f.fault() == fault && f.tier() == tier && f.watched() == watched);
    }

    private static Finding of(Rig rig, Fault fault) {
        return rig.verdict.findings().stream()
                .filter(f -> f.fault() == fault)
                .findFirst()
                .orElseThrow();
    }

    /** 2.5 V on the main converter, 1.4 V on the other: with 25 mV of tolerance below 1.5 V. */
    @Test
    void theCheckConverterAloneFindsAVoltageThatIsTooLow() {
        Rig rig = Rig.charging();
        rig.one().charge(-5e-4);
        rig.run(20);
        assertThat(rig.seen).isEmpty();
        rig.one().checkVoltsError = -1.1;
        rig.run(5);

        assertThat(tells(rig, Fault.UNDER_VOLTAGE, Tier.TRIP, Watched.CHECK_VOLTS)).isTrue();
        assertThat(tells(rig, Fault.UNDER_VOLTAGE, Tier.TRIP, Watched.VOLTS)).isFalse();
    }

    /** -0.805 mA lies beyond the limit of 0.8 mA, and within 2 % of the range of it. */
    @Test
    void theCheckConverterMayReadACurrentBeyondTheLimitByItsTolerance() {
        Rig rig = Rig.charging();
        rig.one().charge(-7.95e-4);
        rig.one().checkAmperesError = -1e-5;
        rig.run(20);

        assertThat(rig.saw(Fault.OVER_CURRENT, Tier.TRIP)).isFalse();
        rig.one().checkAmperesError = -3e-5;
        rig.run(20);
        assertThat(tells(rig, Fault.OVER_CURRENT, Tier.TRIP, Watched.CHECK_AMPERES)).isTrue();
    }

    @Test
    void aTemperatureThatDoesNotMoveByOneCodeIsFoundWhereASensorIsFitted() {
        Rig rig = Rig.withScansOf(1_000_000_000L);
        rig.one().running = true;
        rig.one().celsiusNoise = 0;
        rig.run(125);

        assertThat(tells(rig, Fault.FROZEN_SENSOR, Tier.TRIP, Watched.CELL_TEMPERATURE)).isTrue();
        assertThat(tells(rig, Fault.FROZEN_SENSOR, Tier.TRIP, Watched.STACK_PRESSURE)).isFalse();
    }

    @Test
    void theTimeForWhichASensorStoodInOneUseDoesNotCountInTheNext() {
        Rig rig = Rig.withScansOf(1_000_000_000L);
        rig.one().running = true;
        rig.one().celsiusNoise = 0;
        rig.run(50);
        rig.one().running = false;
        rig.run(5);
        rig.one().running = true;
        rig.run(50);
        assertThat(rig.seenFaults()).isEmpty();
        rig.run(15);
        assertThat(reports(rig, Fault.FROZEN_SENSOR)).as("warned after 60 s of one use").isTrue();
    }

    @Test
    void aFrozenReadingThatNoCurrentCanShowAnyMoreIsToldToBeGone() {
        Rig rig = Rig.charging();
        rig.one().voltsNoise = 0;
        rig.run(25);
        assertThat(reports(rig, Fault.FROZEN_READING)).isTrue();
        rig.one().rest();
        boolean gone = false;
        for (int scan = 0; scan < 60; scan++) {
            rig.step();
            gone |= rig.verdict.gone().stream().anyMatch(f -> f.fault() == Fault.FROZEN_READING);
        }
        assertThat(gone).isTrue();
    }

    @Test
    void aBoardWithoutSensorsOfTheStackMissesNone() {
        Rig rig =
                new Rig(
                        VirtualTimebase.EPOCH.plus(Duration.ofDays(365)),
                        DeviceMap.ALL_CHANNELS,
                        new BoardFeatures(true, true, false, false));
        rig.one().pascalsQuality = Quality.MISSING;
        rig.one().celsiusQuality = Quality.MISSING;
        rig.one().running = true;
        rig.run(2);
        rig.one().charge(5e-4);
        rig.run(200);

        assertThat(rig.seenFaults()).isEmpty();
    }

    /** 3 % of the range of 1 mA is the limit of a trip. */
    @Test
    void aStrayCurrentIsToldWithItsLimitAndEndsWhenTheRelayIsToldToClose() {
        Rig rig = Rig.charging();
        rig.one().rest();
        rig.one().amperes = 4e-5;
        rig.run(15);
        assertThat(of(rig, Fault.CURRENT_WITH_RELAY_OPEN).value()).isCloseTo(4e-5, within(1e-6));
        assertThat(of(rig, Fault.CURRENT_WITH_RELAY_OPEN).limit()).isCloseTo(3e-5, within(1e-12));
        rig.one().amperesQuality = Quality.STALE;
        rig.run(5);
        assertThat(reports(rig, Fault.CURRENT_WITH_RELAY_OPEN)).as("unreadable").isTrue();
        rig.one().amperesQuality = Quality.GOOD;
        rig.one().charge(5e-4);
        boolean gone = false;
        for (int scan = 0; scan < 60; scan++) {
            rig.step();
            gone |=
                    rig.verdict.gone().stream()
                            .anyMatch(f -> f.fault() == Fault.CURRENT_WITH_RELAY_OPEN);
        }
        assertThat(gone).isTrue();
    }

    /**
     * A cell that is pressed or heated anew between two uses has not lost pressure in the second.
     */
    @Test
    void whatChangedBetweenTwoUsesIsNoSlopeOfTheSecond() {
        Rig rig = Rig.charging();
        rig.run(1400);
        rig.one().rest();
        rig.one().running = false;
        rig.run(40);
        rig.one().pascals = 71e6;
        rig.one().celsius = 27.5;
        rig.run(40);
        rig.one().running = true;
        rig.run(700);

        assertThat(rig.seenFaults()).isEmpty();
    }

    private static void rise(Rig rig, int seconds) {
        for (int second = 0; second < seconds; second++) {
            rig.one().pascals += 7300;
            rig.step();
        }
    }

    /** 0.6 % a minute is gas after ten minutes and no sooner, and two uses are not one. */
    @Test
    void aPressureThatRisesForFiveMinutesOfAUseIsNoGasYet() {
        Rig rig = Rig.withScansOf(1_000_000_000L);
        rig.one().pascals = 71e6;
        rig.one().running = true;
        rise(rig, 330);
        rig.one().running = false;
        rise(rig, 5);
        rig.one().running = true;
        rise(rig, 330);
        assertThat(rig.seen).noneMatch(f -> f.fault() == Fault.GAS_EVOLUTION);
        rise(rig, 330);
        assertThat(rig.seen).anyMatch(f -> f.fault() == Fault.GAS_EVOLUTION);
    }

    /** 0.4 K after 5 s: 4.8 K/min from one slot to the next, 1.4 K/min over the first four. */
    @Test
    void theFirstSecondsOfAUseAreNoSlopeOfTheTemperature() {
        Rig rig = new Rig();
        rig.one().running = true;
        rig.run(100);
        rig.one().celsius = 25.4;
        rig.run(500);

        assertThat(rig.seenFaults()).isEmpty();
    }

    @Test
    void aDifferenceInEveryOtherScanIsNotOneThatLasts() {
        Rig rig = Rig.charging();
        for (int pair = 0; pair < 30; pair++) {
            rig.one().checkVoltsError = 0.03;
            rig.step();
            rig.one().checkVoltsError = 0;
            rig.step();
        }
        assertThat(rig.seenFaults()).isEmpty();
    }

    @Test
    void theEndOfAFindingIsToldOnce() {
        Rig rig = Rig.charging();
        rig.one().volts = 3.63;
        rig.run(3);
        assertThat(reports(rig, Fault.OVER_VOLTAGE)).isTrue();
        rig.cells.detach(1);
        rig.step();
        assertThat(rig.verdict.gone()).isNotEmpty();
        rig.step();
        assertThat(rig.verdict.gone()).isEmpty();
        assertThat(rig.verdict.allWell()).isTrue();
    }

    /** At its end the range cannot carry more: the voltage stays away, and that is no fault. */
    @ParameterizedTest
    @CsvSource({"0.95e-3, false", "0.5e-3, true"})
    void aVoltageThatTheRangeCannotHoldIsNotHeldAgainstTheChannel(double amperes, boolean fault) {
        Rig rig = Rig.charging();
        rig.cells.attach(1, wide());
        rig.one().charge(5e-4);
        rig.run(40);
        rig.one().drive = new Drive.Potentiostatic(new Voltage(2.6), new Current(1e-3));
        rig.one().volts = 2.55;
        rig.one().amperes = amperes;
        rig.run(40);

        assertThat(reports(rig, Fault.SETPOINT_NOT_FOLLOWED)).isEqualTo(fault);
        rig.one().rest();
        rig.one().running = false;
        rig.step();
        assertThat(rig.verdict.gone().stream().anyMatch(f -> f.watched() == Watched.VOLTS))
                .as("ends with the use")
                .isEqualTo(fault);
    }

    private static CellLimits wide() {
        return new CellLimits(
                Rig.LIMITS.volts(),
                TieredBand.tripOnly(new Band(-1e-2, 1e-2)),
                Rig.LIMITS.celsius(),
                Rig.LIMITS.celsiusPerMinute(),
                Rig.LIMITS.stackPascals(),
                Rig.LIMITS.chargeBudgetAmpereHours());
    }

    /** A fresh cell of 1.5 mAh budget: grace 0.225 mAh, of which 0.1 % are next to nothing. */
    private static Rig fresh(double volts) {
        Rig rig = new Rig();
        rig.one().volts = volts;
        rig.one().running = true;
        rig.run(20);
        return rig;
    }

    private static boolean fallsBelowUnpunished(Rig rig) {
        rig.one().rest();
        rig.one().volts = 1.4;
        rig.run(20);
        return !rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP);
    }

    @Test
    void aRestAfterALittleChargeDoesNotShowThatACellBelongsInside() {
        Rig rig = fresh(1.2);
        rig.one().total = new Counters(1e-6, 0, 0, 0);
        rig.one().volts = 1.8;
        rig.run(700);

        assertThat(fallsBelowUnpunished(rig)).isTrue();
    }

    @Test
    void aClosedRelayWithoutCurrentShowsItAsARestDoes() {
        Rig rig = fresh(1.2);
        rig.one().charge(0);
        rig.one().volts = 1.8;
        rig.run(700);

        assertThat(fallsBelowUnpunished(rig)).isFalse();
    }

    @Test
    void aVoltageInsideUnderDischargeShowsItAtOnce() {
        Rig rig = fresh(1.2);
        rig.one().volts = 1.8;
        rig.one().charge(-5e-4);
        rig.one().amperes = 0;
        rig.run(5);
        rig.one().amperes = -5e-4;
        rig.run(5);

        assertThat(fallsBelowUnpunished(rig)).isFalse();
    }
}
