package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single checks do beyond their scenario: numbers they tell, and when they stay silent. */
class CheckDetailsTest {
    private static Rig holding(double volts, double amperes) {
        Rig rig = new Rig();
        rig.one().running = true;
        rig.run(2);
        rig.one().drive = new Drive.Potentiostatic(new Voltage(2.6), new Current(1e-3));
        rig.one().commanded = true;
        rig.one().closed = true;
        rig.one().volts = 2.6;
        rig.one().amperes = amperes;
        rig.run(10);
        rig.one().volts = volts;
        rig.run(60);
        return rig;
    }

    private static Finding of(Rig rig, Fault fault) {
        return rig.verdict.findings().stream()
                .filter(f -> f.fault() == fault)
                .findFirst()
                .orElseThrow(() -> new AssertionError(rig.seenFaults()));
    }

    @Test
    void aPotentiostatThatIsOffByMoreThanTwentyMillivoltsDoesNotFollow() {
        Finding high = of(holding(2.6215, 3e-4), Fault.SETPOINT_NOT_FOLLOWED);
        assertThat(high.tier()).isEqualTo(Tier.TRIP);
        assertThat(high.watched()).isEqualTo(Watched.VOLTS);
        assertThat(high.limit()).isCloseTo(2.62, within(1e-9));
        assertThat(high.value()).isCloseTo(2.6215, within(1e-4));
        Finding low = of(holding(2.5785, 3e-4), Fault.SETPOINT_NOT_FOLLOWED);
        assertThat(low.limit()).isCloseTo(2.58, within(1e-9));
        assertThat(holding(2.6185, 3e-4).saw(Fault.SETPOINT_NOT_FOLLOWED, Tier.TRIP)).isFalse();
    }

    @Test
    void aPotentiostatAtTheEndOfItsRangeNeedNotHoldTheVoltage() {
        assertThat(holding(2.55, 9.1e-4).saw(Fault.SETPOINT_NOT_FOLLOWED, Tier.INFORM)).isFalse();
        assertThat(holding(2.55, -9.1e-4).saw(Fault.SETPOINT_NOT_FOLLOWED, Tier.INFORM)).isFalse();
        assertThat(holding(2.55, 8.9e-4).saw(Fault.SETPOINT_NOT_FOLLOWED, Tier.TRIP)).isTrue();
    }

    @Test
    void aCurrentThatIsNotFollowedIsToldWithWhatWasAllowed() {
        Rig rig = Rig.charging();
        rig.one().amperes = 5.2e-4;
        rig.run(30);
        // 2 uA of 0.2 % of 1 mA, and 2 % of 0.5 mA.
        assertThat(of(rig, Fault.SETPOINT_NOT_FOLLOWED).limit()).isCloseTo(5.12e-4, within(1e-9));
        Rig low = Rig.charging();
        low.one().amperes = 4.8e-4;
        low.run(30);
        assertThat(of(low, Fault.SETPOINT_NOT_FOLLOWED).limit()).isCloseTo(4.88e-4, within(1e-9));
        Rig close = Rig.charging();
        // 6.9 uA off: 4.9 uA beyond the 2 uA, 0.98 %: not even worth a line.
        close.one().amperes = 5.069e-4;
        close.run(60);
        assertThat(close.seenFaults()).isEmpty();
    }

    @Test
    void aRestAndAChangeOfModeEndASetpointThatWasNotFollowed() {
        Rig rig = Rig.charging();
        rig.one().amperes = 5.2e-4;
        rig.run(30);
        rig.one().rest();
        rig.run(60);
        assertThat(rig.verdict.findings()).noneMatch(f -> f.fault() == Fault.SETPOINT_NOT_FOLLOWED);
    }

    @Test
    void aVoltageThatJumpsIsToldWithWhatItMightHaveReached() {
        Rig rig = Rig.charging();
        rig.one().voltsNoise = 0;
        rig.run(1);
        rig.one().volts = 2.7;
        rig.run(3);
        Finding up = of(rig, Fault.VOLTAGE_JUMP);
        // 0.1 V at once, and 50 mV/s for three scans of 50 ms.
        assertThat(up.limit()).isCloseTo(2.6075, within(1e-6));
        Rig down = Rig.charging();
        down.one().voltsNoise = 0;
        down.run(1);
        down.one().volts = 2.3;
        down.run(3);
        assertThat(of(down, Fault.VOLTAGE_JUMP).limit()).isCloseTo(2.3925, within(1e-6));
    }

    @Test
    void aVoltageMayMoveFurtherTheLongerItWasNotRead() {
        Rig rig = Rig.charging();
        rig.one().voltsQuality = Quality.STALE;
        rig.run(19);
        rig.one().voltsQuality = Quality.GOOD;
        rig.one().volts = 2.58;
        rig.run(20);
        assertThat(rig.saw(Fault.VOLTAGE_JUMP, Tier.TRIP)).isFalse();
    }

    @Test
    void aFrozenVoltageIsOnlyOneWhileCurrentFlows() {
        Rig resting = Rig.charging();
        resting.one().rest();
        resting.one().voltsNoise = 0;
        resting.run(200);
        assertThat(resting.seenFaults()).isEmpty();
        Rig trickle = Rig.charging();
        trickle.one().charge(9e-6);
        trickle.one().voltsNoise = 0;
        trickle.one().amperesNoise = 1e-8;
        trickle.run(200);
        assertThat(trickle.saw(Fault.FROZEN_READING, Tier.WARN)).as("below 1 %%").isFalse();
        Rig enough = Rig.charging();
        enough.one().charge(1.2e-5);
        enough.one().voltsNoise = 0;
        enough.run(60);
        assertThat(enough.saw(Fault.FROZEN_READING, Tier.TRIP)).isTrue();
    }

    @Test
    void aFrozenReadingThatMovesOnceBeginsAnew() {
        Rig rig = Rig.charging();
        rig.one().voltsNoise = 0;
        rig.run(38);
        rig.one().volts = 2.5001;
        rig.run(38);
        assertThat(rig.saw(Fault.FROZEN_READING, Tier.TRIP)).isFalse();
        assertThat(rig.saw(Fault.FROZEN_READING, Tier.WARN)).isTrue();
    }

    @Test
    void aStepOfTheOutputIsNotJudgedUntilReadingsShowItAlone() {
        Rig rig = Rig.charging();
        // 0.5 % of the range: no step; the voltage has no excuse.
        rig.one().charge(5.05e-4);
        rig.one().volts = 2.65;
        rig.run(3);
        assertThat(rig.saw(Fault.VOLTAGE_JUMP, Tier.TRIP)).isTrue();
        Rig stepped = Rig.charging();
        stepped.one().charge(5.2e-4);
        stepped.one().volts = 2.65;
        stepped.run(20);
        assertThat(stepped.saw(Fault.VOLTAGE_JUMP, Tier.TRIP)).isFalse();
    }

    @Test
    void aHeldVoltageThatMovesALittleIsNoStepAndByMuchIsOne() {
        Rig ramp = holding(2.6, 3e-4);
        ramp.one().drive = new Drive.Potentiostatic(new Voltage(2.605), new Current(1e-3));
        ramp.one().volts = 2.75;
        ramp.run(3);
        assertThat(ramp.saw(Fault.VOLTAGE_JUMP, Tier.TRIP)).isTrue();
        Rig step = holding(2.6, 3e-4);
        step.one().drive = new Drive.Potentiostatic(new Voltage(2.75), new Current(1e-3));
        step.one().volts = 2.75;
        step.run(20);
        assertThat(step.saw(Fault.VOLTAGE_JUMP, Tier.TRIP)).isFalse();
    }

    @Test
    void convertersAreComparedInTheSameMomentOnly() {
        Rig rig = Rig.charging();
        rig.one().checkVoltsError = -0.03;
        rig.run(3);
        Finding finding = of(rig, Fault.VOLTAGE_DISAGREEMENT);
        assertThat(finding.value()).isCloseTo(0.03, within(1e-4));
        assertThat(finding.limit()).isEqualTo(0.025);
        rig.one().checkVoltsError = 0;
        rig.run(60);
        assertThat(rig.verdict.findings()).isEmpty();
    }

    @Test
    void aCurrentThatDiffersIsToldInAmperesOfItsRange() {
        Rig rig = Rig.charging();
        rig.one().checkAmperesError = -2.5e-5;
        rig.run(3);
        Finding finding = of(rig, Fault.CURRENT_DISAGREEMENT);
        assertThat(finding.value()).isCloseTo(2.5e-5, within(1e-7));
        assertThat(finding.limit()).isCloseTo(2e-5, within(1e-12));
    }

    @Test
    void aForceLeadIsOpenBelowATenthOfACurrentWorthWatching() {
        Rig rig = Rig.charging();
        rig.one().charge(5e-4);
        rig.one().amperes = 4e-5;
        rig.run(10);
        assertThat(of(rig, Fault.OPEN_FORCE_LEAD).limit()).isCloseTo(5e-5, within(1e-12));
        Rig trickle = Rig.charging();
        trickle.one().charge(9e-6);
        trickle.one().amperes = 0;
        trickle.run(10);
        assertThat(trickle.saw(Fault.OPEN_FORCE_LEAD, Tier.TRIP)).isFalse();
        Rig closing = Rig.charging();
        closing.one().amperes = 0;
        closing.one().closed = false;
        closing.run(2);
        assertThat(closing.saw(Fault.OPEN_FORCE_LEAD, Tier.TRIP)).isFalse();
    }

    @Test
    void aVoltageAtTheEndOfTheConverterIsAnOpenSenseLeadTooAndAWeakCellIsNot() {
        Rig saturated = Rig.charging();
        saturated.one().voltsQuality = Quality.SATURATED;
        saturated.run(2);
        assertThat(saturated.saw(Fault.OPEN_SENSE_LEAD, Tier.TRIP)).isTrue();
        Rig weak = Rig.charging();
        weak.one().volts = 0.4;
        weak.run(3);
        weak.one().volts = 0.01;
        weak.run(10);
        assertThat(weak.saw(Fault.OPEN_SENSE_LEAD, Tier.TRIP)).isFalse();
    }

    @Test
    void theCheckConverterMayBeOffByItsToleranceBeforeItTripsALimit() {
        Rig rig = Rig.charging();
        rig.one().volts = 3.69;
        rig.one().checkVoltsError = 0.034;
        rig.run(1);
        assertThat(rig.verdict.findings())
                .noneMatch(f -> f.watched() == Watched.CHECK_VOLTS && f.tier() == Tier.TRIP);
        rig.one().checkVoltsError = 0.036;
        rig.run(1);
        assertThat(rig.verdict.findings())
                .anyMatch(f ->
                        f.fault() == Fault.OVER_VOLTAGE
                                && f.watched() == Watched.CHECK_VOLTS
                                && f.tier() == Tier.TRIP);
        Rig current = Rig.charging();
        current.one().amperes = 7.9e-4;
        current.one().checkAmperesError = 2.9e-5;
        current.run(1);
        assertThat(current.saw(Fault.OVER_CURRENT, Tier.TRIP)).isFalse();
        current.one().checkAmperesError = 3.1e-5;
        current.run(1);
        assertThat(current.saw(Fault.OVER_CURRENT, Tier.TRIP)).isTrue();
    }

    @Test
    void whatIsNotFittedIsNotWatchedAndWhatIsFittedIs() {
        for (int missing = 0; missing < 4; missing++) {
            BoardFeatures features =
                    new BoardFeatures(missing != 0, missing != 1, missing != 2, missing != 3);
            Rig rig =
                    new Rig(
                            VirtualTimebase.EPOCH.plus(Duration.ofDays(365)),
                            DeviceMap.ALL_CHANNELS,
                            features);
            rig.one().running = true;
            rig.run(2);
            rig.one().charge(5e-4);
            switch (missing) {
                case 0 -> rig.one().checkVoltsError = 3;
                case 1 -> rig.one().checkAmperesError = 5e-3;
                case 2 -> {
                    rig.one().pascals = 0;
                    rig.one().pascalsNoise = 0;
                    rig.one().pascalsQuality = Quality.MISSING;
                }
                default -> {
                    rig.one().celsius = 99;
                    rig.one().celsiusNoise = 0;
                    rig.one().celsiusQuality = Quality.MISSING;
                }
            }
            rig.run(2500);
            assertThat(rig.seenFaults()).as("not fitted: %d", missing).isEmpty();
        }
        Rig without =
                new Rig(
                        VirtualTimebase.EPOCH.plus(Duration.ofDays(365)),
                        DeviceMap.ALL_CHANNELS,
                        new BoardFeatures(false, false, false, false));
        without.one().running = true;
        without.one().checkQuality = Quality.MISSING;
        without.run(100);
        assertThat(without.seenFaults()).isEmpty();
    }

    @Test
    void failuresOfADeviceAddUpWithinFiveSecondsOfEachOther() {
        Rig rig = new Rig();
        List<BusFault> once = List.of(new BusFault(BusFault.Kind.IO, "spi0/adc", "planted"));
        for (int i = 0; i < 5; i++) {
            rig.busFaults = once;
            rig.run(1);
            rig.busFaults = List.of();
            // 99 scans of 50 ms: 4.95 s.
            rig.run(98);
        }
        assertThat(rig.saw(Fault.BUS_FAULT, Tier.TRIP)).isTrue();
        assertThat(rig.seen.stream().filter(f -> f.fault() == Fault.BUS_FAULT))
                .allMatch(f -> f.detail().equals("spi0/adc") && f.channel() == Finding.BOARD);
    }

    @Test
    void aDeviceThatNoChannelDependsOnOpensNone() {
        Rig rig = new Rig(VirtualTimebase.EPOCH.plus(Duration.ofDays(365)), device -> 0b1000);
        rig.busFaults = List.of(new BusFault(BusFault.Kind.IO, "stack_4", "planted"));
        rig.run(10);
        assertThat(rig.verdict.openMask()).as("the last channel").isEqualTo(0b1000);
        Rig none = new Rig(VirtualTimebase.EPOCH.plus(Duration.ofDays(365)), device -> 0);
        none.busFaults = List.of(new BusFault(BusFault.Kind.IO, "display", "planted"));
        none.run(10);
        assertThat(none.seenFaults()).isEmpty();
    }

    @Test
    void aBoardTripOpensEveryChannel() {
        Rig rig = new Rig();
        rig.emergencyStop = true;
        rig.run(2);
        assertThat(rig.verdict.openMask()).isEqualTo(0b1111);
        for (int channel = 1; channel <= 4; channel++) {
            assertThat(rig.verdict.opens(channel)).isTrue();
            assertThat(rig.board.drives[channel - 1]).isEqualTo(Drive.Open.OPEN);
        }
        rig.emergencyStop = false;
        rig.run(60);
        assertThat(rig.verdict.openMask()).as("the latch holds it, not the verdict").isZero();
        assertThat(rig.latch.blocks(4)).isTrue();
    }

    @Test
    void theBudgetIsToldInAmpereHoursAndItsInformTierBeginsAtNinetySevenPercent() {
        Rig rig = Rig.charging();
        rig.one().total = new io.presodia.firmware.scan.Counters(0.975 * 1.5e-3 + 1e-4, 1e-4, 0, 0);
        rig.run(1);
        Finding finding = of(rig, Fault.CHARGE_BUDGET_EXCEEDED);
        assertThat(finding.tier()).isEqualTo(Tier.INFORM);
        assertThat(finding.limit()).isCloseTo(0.97 * 1.5e-3, within(1e-12));
        assertThat(finding.value()).isCloseTo(0.975 * 1.5e-3, within(1e-12));
    }

    @Test
    void aCellThatMayRestBelowZeroIsReversedATenthOfAVoltBelowThat() {
        Rig rig = new Rig();
        rig.cells.attach(1, Rig.restingAbove(-0.2));
        rig.one().running = true;
        rig.one().volts = -0.29;
        rig.run(20);
        assertThat(rig.saw(Fault.REVERSED_CELL, Tier.WARN)).isTrue();
        assertThat(rig.saw(Fault.REVERSED_CELL, Tier.TRIP)).isFalse();
        rig.one().volts = -0.301;
        rig.run(1);
        Finding finding = of(rig, Fault.REVERSED_CELL);
        assertThat(finding.tier()).isEqualTo(Tier.TRIP);
        assertThat(finding.limit()).isCloseTo(-0.3, within(1e-12));
    }

    @Test
    void aWarmingOfTwoKelvinsAMinuteIsToldPerMinute() {
        Rig rig = Rig.charging();
        rig.one().celsiusNoise = 0;
        rig.one().pascalsNoise = 1;
        for (int scan = 0; scan < 1500; scan++) {
            rig.one().celsius = 25 - 2.5 * scan / 1200;
            rig.step();
        }
        Finding finding = of(rig, Fault.TEMPERATURE_RATE);
        assertThat(finding.value()).isCloseTo(-2.5, within(0.01));
        assertThat(finding.limit()).isEqualTo(-2);
    }
}
