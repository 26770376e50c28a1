package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.limit.TieredBand;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How findings rise, fall, end and are told; what the gate and the latch do by themselves. */
class SupervisionEdgesTest {
    private static boolean reports(Rig rig, Fault fault) {
        return rig.verdict.findings().stream().anyMatch(f -> f.fault() == fault);
    }

    /** Whether the end of a finding was told in one of so many scans. */
    private static boolean goes(Rig rig, Fault fault, int scans) {
        boolean gone = false;
        for (int scan = 0; scan < scans; scan++) {
            rig.step();
            gone |= rig.verdict.gone().stream().anyMatch(f -> f.fault() == fault);
        }
        return gone;
    }

    @Test
    void aTripFromElsewhereOpensItsChannelAloneAndIsNotToldAgain() {
        Rig rig = Rig.charging();
        rig.setpoints.set(0, Setpoint.of(new Drive.Galvanostatic(new Current(8.1e-4))));
        rig.step();
        assertThat(rig.outcome.findings()).as("refused").isNotEmpty();
        rig.board.calls.clear();
        Finding trip =
                new Finding(
                        Fault.OVER_VOLTAGE,
                        Tier.TRIP,
                        2,
                        Watched.VOLTS,
                        4,
                        3.7,
                        rig.time.nanos(),
                        rig.time.nanos(),
                        7,
                        "");
        GateOutcome outcome = rig.gate.trip(trip);
        assertThat(outcome.obeyed()).isTrue();
        assertThat(outcome.findings()).as("of the scan before").isEmpty();
        assertThat(rig.board.calls).contains("2 open").doesNotContain("3 open", "4 open");
        assertThat(rig.latch.blocks(2)).isTrue();
        assertThat(rig.latch.blocks(3)).isFalse();
    }

    @Test
    void everyChangeOfWhatIsLatchedIsCounted() {
        Rig rig = Rig.charging();
        assertThat(rig.latch.changes()).isZero();
        rig.one().volts = 3.72;
        rig.run(1);
        assertThat(rig.latch.changes()).isEqualTo(1);
        LatchState kept = rig.latch.state();
        rig.one().rest();
        rig.one().volts = 2.5;
        rig.run(60);
        assertThat(rig.latch.clear(1, "ada", "looked at")).isInstanceOf(ClearOutcome.Cleared.class);
        assertThat(rig.latch.changes()).isEqualTo(2);
        rig.latch.restore(kept);
        assertThat(rig.latch.changes()).isEqualTo(3);
    }

    @Test
    void theWatchdogIsArmedThroughTheSupervisor() throws Exception {
        Rig rig = new Rig();
        rig.supervisor.rearmWatchdog();
        assertThat(rig.board.dog.rearms).isEqualTo(1);
    }

    @Test
    void aTripThatHasGoneIsToldForTwoSecondsMore() {
        Rig rig = Rig.charging();
        rig.one().volts = 2.6;
        rig.one().pascals = 59.5e6;
        rig.run(20);
        assertThat(rig.saw(Fault.PRESSURE_LOW, Tier.TRIP)).isTrue();
        rig.one().pascals = 75e6;
        for (int scan = 0; scan < 39; scan++) {
            rig.step();
            assertThat(reports(rig, Fault.PRESSURE_LOW)).as("scan %d", scan).isTrue();
        }
        assertThat(goes(rig, Fault.PRESSURE_LOW, 3)).isTrue();
        assertThat(reports(rig, Fault.PRESSURE_LOW)).isFalse();
    }

    @Test
    void whatFallsToALowerTierIsToldAnewInThatTier() {
        Rig rig = Rig.charging();
        rig.one().celsius = 45.5;
        rig.run(20);
        assertThat(rig.saw(Fault.OVER_TEMPERATURE, Tier.TRIP)).isTrue();
        rig.one().celsius = 42;
        rig.run(35);
        List<Finding> raised = new ArrayList<>();
        boolean gone = false;
        for (int scan = 0; scan < 20; scan++) {
            rig.step();
            raised.addAll(rig.verdict.raised());
            gone |= rig.verdict.gone().stream().anyMatch(f -> f.fault() == Fault.OVER_TEMPERATURE);
        }
        assertThat(gone).isTrue();
        assertThat(raised)
                .filteredOn(f -> f.fault() == Fault.OVER_TEMPERATURE)
                .hasSize(1)
                .allMatch(f -> f.tier() == Tier.WARN && Math.abs(f.value() - 42) < 0.1);
        assertThat(reports(rig, Fault.OVER_TEMPERATURE)).isTrue();
        assertThat(rig.verdict.allWell()).isFalse();
    }

    @Test
    void aClockThatJumpedStaysToldFromOneLookToTheNext() {
        Rig rig = Rig.charging();
        rig.time.jumpWall(6_000_000_000L);
        rig.run(21);
        assertThat(reports(rig, Fault.CLOCK_JUMP)).isTrue();
        for (int scan = 0; scan < 15; scan++) {
            rig.step();
            assertThat(reports(rig, Fault.CLOCK_JUMP)).as("scan %d", scan).isTrue();
        }
    }

    @Test
    void strayCurrentOpensTheChannelToo() {
        Rig rig = Rig.charging();
        rig.one().rest();
        rig.one().amperes = 4e-5;
        rig.run(15);
        assertThat(rig.verdict.dropRelaySupply()).isTrue();
        assertThat(rig.verdict.opens(1)).isTrue();
        assertThat(rig.verdict.opens(2)).isFalse();
    }

    @Test
    void aCellThatIsTakenAwayEndsItsFindingsAndSaysSo() {
        Rig rig = Rig.charging();
        rig.one().volts = 3.63;
        rig.run(3);
        assertThat(reports(rig, Fault.OVER_VOLTAGE)).isTrue();
        rig.cells.detach(1);
        assertThat(goes(rig, Fault.OVER_VOLTAGE, 1)).isTrue();
    }

    @Test
    void aSetpointThatWasNotFollowedEndsWithItsMode() {
        Drive held = new Drive.Potentiostatic(new Voltage(2.5), new Current(1e-3));
        Rig rig = notFollowing();
        rig.one().rest();
        assertThat(goes(rig, Fault.SETPOINT_NOT_FOLLOWED, 60)).as("to rest").isTrue();
        rig = notFollowing();
        rig.one().drive = held;
        rig.one().volts = 2.5;
        assertThat(goes(rig, Fault.SETPOINT_NOT_FOLLOWED, 60)).as("to a voltage").isTrue();
        rig = notHolding(held);
        rig.one().rest();
        assertThat(goes(rig, Fault.SETPOINT_NOT_FOLLOWED, 60)).as("held, to rest").isTrue();
        rig = notHolding(held);
        rig.one().charge(5e-4);
        assertThat(goes(rig, Fault.SETPOINT_NOT_FOLLOWED, 60)).as("to a current").isTrue();
    }

    private static Rig notFollowing() {
        Rig rig = Rig.charging();
        rig.one().amperes = 5.09e-4;
        rig.run(40);
        assertThat(reports(rig, Fault.SETPOINT_NOT_FOLLOWED)).isTrue();
        return rig;
    }

    private static Rig notHolding(Drive held) {
        Rig rig = Rig.charging();
        rig.one().drive = held;
        rig.one().volts = 2.517;
        rig.run(40);
        assertThat(reports(rig, Fault.SETPOINT_NOT_FOLLOWED)).isTrue();
        return rig;
    }

    @Test
    void aForceLeadThatWasOpenIsForgottenAtRest() {
        Rig rig = Rig.charging();
        rig.one().amperes = 0;
        rig.run(5);
        assertThat(reports(rig, Fault.OPEN_FORCE_LEAD)).isTrue();
        rig.one().rest();
        assertThat(goes(rig, Fault.OPEN_FORCE_LEAD, 60)).isTrue();
    }

    @Test
    void conversionsOfOneUseDoNotCountInTheNext() {
        Rig rig = Rig.charging();
        rig.one().voltsNoise = 0;
        rig.run(35);
        rig.cells.detach(1);
        rig.step();
        rig.cells.attach(1, Rig.LIMITS);
        rig.run(10);
        assertThat(rig.saw(Fault.FROZEN_READING, Tier.TRIP)).isFalse();
    }

    @Test
    void aPotentialBeyondTheBoardIsRefusedThoughTheCellWouldTakeIt() {
        Rig rig = Rig.charging();
        CellLimits limits = Rig.LIMITS;
        rig.cells.attach(
                1,
                new CellLimits(
                        TieredBand.tripOnly(new Band(-3, 7)),
                        limits.amperes(),
                        limits.celsius(),
                        limits.celsiusPerMinute(),
                        limits.stackPascals(),
                        limits.chargeBudgetAmpereHours()));
        rig.setpoints.set(
                0, Setpoint.of(new Drive.Potentiostatic(new Voltage(5.5), new Current(5e-4))));
        rig.step();
        assertThat(rig.outcome.findings())
                .anyMatch(f ->
                        f.fault() == Fault.SETPOINT_REFUSED
                                && f.limit() == 5
                                && f.detail().contains("board"));
    }

    /** Its polarisation lifts it; a trickle takes in next to nothing. */
    @Test
    void aFreshCellIsNotInsideBecauseATrickleLiftsIt() {
        Rig rig = new Rig();
        rig.one().volts = 1.2;
        rig.one().running = true;
        rig.run(20);
        rig.one().charge(2e-5);
        rig.one().volts = 1.8;
        rig.one().total = new Counters(1e-8, 0, 0, 0);
        rig.run(700);
        rig.one().rest();
        rig.one().volts = 1.4;
        rig.run(20);
        assertThat(rig.seenFaults()).isEmpty();
    }

    @Test
    void aSoftShortIsToldAsAFallAndEndsWithItsCurrent() {
        Rig rig = Rig.withScansOf(1_000_000_000L);
        rig.one().running = true;
        rig.run(2);
        rig.one().charge(5e-4);
        rig.run(620);
        assertThat(rig.seen).isEmpty();
        fall(rig, 6e-3, 260);
        assertThat(rig.saw(Fault.SOFT_SHORT, Tier.TRIP)).isTrue();
        Finding finding =
                rig.verdict.findings().stream()
                        .filter(f -> f.fault() == Fault.SOFT_SHORT)
                        .findFirst()
                        .orElseThrow();
        assertThat(finding.value()).isCloseTo(-6e-3, within(1e-4));
        assertThat(finding.limit()).isEqualTo(-5e-3);
        rig.one().charge(6e-4);
        assertThat(goes(rig, Fault.SOFT_SHORT, 1)).as("another current").isTrue();
        rig.seen.clear();
        fall(rig, 4e-3, 590);
        assertThat(reports(rig, Fault.SOFT_SHORT)).as("it relaxes").isFalse();
        fall(rig, 4e-3, 300);
        assertThat(reports(rig, Fault.SOFT_SHORT)).isTrue();
        rig.one().rest();
        assertThat(goes(rig, Fault.SOFT_SHORT, 1)).as("no current").isTrue();
    }

    @Test
    void afterAHigherCurrentTheVoltageMayFallForAnHour() {
        Rig rig = Rig.withScansOf(1_000_000_000L);
        rig.one().running = true;
        rig.run(2);
        rig.one().charge(5e-4);
        rig.run(60);
        rig.one().rest();
        rig.run(120);
        rig.one().charge(1e-4);
        fall(rig, 4e-3, 60);
        rig.one().charge(2e-4);
        fall(rig, 4e-3, 3300);
        assertThat(rig.saw(Fault.SOFT_SHORT, Tier.INFORM)).as("donor and cathode").isFalse();
        fall(rig, 4e-3, 500);
        assertThat(reports(rig, Fault.SOFT_SHORT)).as("no longer").isTrue();
    }

    @Test
    void aVoltageThatFallsUnderDischargeIsNoShort() {
        Rig rig = Rig.withScansOf(1_000_000_000L);
        rig.one().running = true;
        rig.one().volts = 3.5;
        rig.run(2);
        rig.one().charge(-5e-4);
        rig.run(10);
        fall(rig, 6e-3, 1500);
        assertThat(rig.saw(Fault.SOFT_SHORT, Tier.INFORM)).isFalse();
    }

    private static void fall(Rig rig, double voltsPerMinute, int seconds) {
        for (int second = 0; second < seconds; second++) {
            rig.one().volts -= voltsPerMinute / 60;
            rig.step();
        }
    }
}
