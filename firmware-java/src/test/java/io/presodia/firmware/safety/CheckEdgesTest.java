package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks do at the very edge of a limit, when a use ends, and when they cannot judge. */
class CheckEdgesTest {
    private static boolean reports(Rig rig, Fault fault) {
        return rig.verdict.findings().stream().anyMatch(f -> f.fault() == fault);
    }

    @Test
    void aFrozenReadingIsGoneOnceNoCurrentFlows() {
        Rig rig = Rig.charging();
        rig.one().voltsNoise = 0;
        rig.run(25);
        assertThat(reports(rig, Fault.FROZEN_READING)).isTrue();
        rig.one().rest();
        rig.run(60);
        assertThat(reports(rig, Fault.FROZEN_READING)).isFalse();
    }

    @Test
    void conversionsBeforeARestDoNotCountAfterIt() {
        Rig rig = Rig.charging();
        rig.one().voltsNoise = 0;
        rig.run(35);
        rig.one().rest();
        rig.run(5);
        rig.one().charge(5e-4);
        rig.run(35);
        assertThat(rig.saw(Fault.FROZEN_READING, Tier.TRIP)).isFalse();
    }

    @Test
    void aForceLeadThatCarriesJustATenthOfTheSetCurrentIsNotOpen() {
        Rig rig = Rig.charging();
        rig.one().amperesNoise = 0;
        rig.one().amperes = 0.1 * 5e-4;
        rig.run(10);
        assertThat(rig.saw(Fault.OPEN_FORCE_LEAD, Tier.TRIP)).isFalse();
        Rig trickle = Rig.charging();
        trickle.one().amperesNoise = 0;
        trickle.one().charge(0.01 * 1e-3);
        trickle.one().amperes = 0;
        trickle.run(10);
        assertThat(trickle.saw(Fault.OPEN_FORCE_LEAD, Tier.TRIP)).as("1 %% of the range").isFalse();
    }

    /** Half a second from scan to scan, so that a quarter of an hour is short. */
    private static Rig falling(double amperes, double restedSeconds, double fellForSeconds) {
        Rig rig = new Rig();
        rig.stepNanos = 500_000_000L;
        rig.one().running = true;
        rig.one().volts = 3;
        rig.run((int) (2 * restedSeconds));
        rig.one().charge(amperes);
        for (int scan = 0; scan < 2 * fellForSeconds; scan++) {
            // 7 mV a minute.
            rig.one().volts = 3 - 0.007 * scan / 120;
            rig.step();
        }
        return rig;
    }

    @Test
    void aVoltageThatFallsInTheFirstTenMinutesOfACurrentIsNoShortHoweverLateItBegan() {
        assertThat(falling(5e-4, 1800, 590).saw(Fault.SOFT_SHORT, Tier.INFORM)).isFalse();
        assertThat(falling(5e-4, 1800, 840).saw(Fault.SOFT_SHORT, Tier.TRIP)).isTrue();
    }

    @Test
    void aVoltageThatFallsUnderDischargeIsNoShort() {
        assertThat(falling(-5e-4, 2, 900).saw(Fault.SOFT_SHORT, Tier.INFORM)).isFalse();
    }

    @Test
    void aReadingThatIsLostForAMomentIsComparedWithTheLastGoodOne() {
        Rig rig = Rig.charging();
        rig.one().voltsQuality = Quality.STALE;
        rig.run(1);
        rig.one().voltsQuality = Quality.GOOD;
        rig.one().volts = 2.7;
        rig.run(3);
        assertThat(rig.saw(Fault.VOLTAGE_JUMP, Tier.TRIP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"9e-4, 8e-4, cell", "-9e-4, -8e-4, cell"})
    void aRefusedCurrentIsToldWithTheLimitItIsBeyond(double asked, double limit, String whose) {
        Rig rig = Rig.charging();
        rig.setpoints.set(0, Setpoint.of(new Drive.Galvanostatic(new Current(asked))));
        rig.step();
        assertThat(rig.outcome.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.SETPOINT_REFUSED))
                .satisfies(f -> assertThat(f.value()).isEqualTo(asked))
                .satisfies(f -> assertThat(f.limit()).isEqualTo(limit))
                .satisfies(f -> assertThat(f.detail()).contains(whose));
    }

    @ParameterizedTest
    @CsvSource({"3.8, 3.7", "1.4, 1.5"})
    void aRefusedVoltageIsToldWithTheLimitItIsBeyond(double asked, double limit) {
        Rig rig = Rig.charging();
        rig.setpoints.set(
                0, Setpoint.of(new Drive.Potentiostatic(new Voltage(asked), new Current(1e-3))));
        rig.step();
        assertThat(rig.outcome.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.watched()).isEqualTo(Watched.VOLTS))
                .satisfies(f -> assertThat(f.limit()).isEqualTo(limit));
    }

    @Test
    void whatWasFoundStaysWhileItCannotBeJudged() {
        Rig saturated = Rig.charging();
        saturated.one().amperesQuality = Quality.SATURATED;
        saturated.run(15);
        assertThat(reports(saturated, Fault.SATURATED_READING)).isTrue();
        saturated.one().settling = true;
        saturated.run(1);
        assertThat(reports(saturated, Fault.SATURATED_READING)).as("between ranges").isTrue();

        Rig held = Rig.charging();
        held.one().drive = new Drive.Potentiostatic(new Voltage(2.6), new Current(1e-3));
        held.one().volts = 2.65;
        held.run(40);
        assertThat(reports(held, Fault.SETPOINT_NOT_FOLLOWED)).isTrue();
        held.one().voltsQuality = Quality.STALE;
        held.run(1);
        assertThat(reports(held, Fault.SETPOINT_NOT_FOLLOWED)).as("no voltage").isTrue();
    }

    @Test
    void failuresOfADeviceStillAddUpAfterFiveSecondsAndNotLater() {
        assertThat(failingEvery(101).saw(Fault.BUS_FAULT, Tier.TRIP)).as("5.05 s").isTrue();
        assertThat(failingEvery(102).saw(Fault.BUS_FAULT, Tier.WARN)).as("5.10 s").isFalse();
    }

    private static Rig failingEvery(int scans) {
        Rig rig = new Rig();
        for (int i = 0; i < 6; i++) {
            rig.busFaults = List.of(new BusFault(BusFault.Kind.IO, "spi0/adc", "planted"));
            rig.run(1);
            rig.busFaults = List.of();
            rig.run(scans - 1);
        }
        return rig;
    }

    @Test
    void aReadingThatIsShownTwiceCountsOnceInASlope() {
        SlopeWindow window = SlopeWindow.ofAMinute();
        for (int second = 0; second <= 60; second++) {
            window.add(second * 1_000_000_000L, 7);
            window.add(second * 1_000_000_000L, 1000);
        }
        assertThat(window.mean()).isCloseTo(7, within(1e-12));
    }

    @Test
    void aBurstLastsAsLongAsItWasAskedFor() {
        Rig rig = Rig.charging();
        rig.setpoints.set(0, new Setpoint(new Drive.Galvanostatic(new Current(5e-4)), 0.25));
        rig.run(3);
        assertThat(rig.board.calls).containsOnlyOnce("1 burst 250000000");
    }

    @Test
    void everyRowIsBuiltAndOneThatWaitsForAPartWouldNotBe() {
        assertThat(FaultTable.standard().rows()).allMatch(FaultRow::built);
        FaultRow row = FaultTable.standard().row(Fault.HOST_LOST);
        assertThat(row.waitsFor("a part").built()).isFalse();
        assertThat(row.waitsFor("a part").proof()).isEqualTo(new Proof.NotBuilt("a part"));
    }
}
