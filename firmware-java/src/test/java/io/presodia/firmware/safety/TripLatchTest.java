package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.limit.Band;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;

class TripLatchTest {
    private static Rig tripped() {
        Rig rig = Rig.charging();
        rig.one().volts = 3.8;
        rig.step();
        return rig;
    }

    private static void restAtNormalVoltage(Rig rig) {
        rig.one().rest();
        rig.one().volts = 2.5;
        rig.run(60);
    }

    @Test
    void itNeverClearsItself() {
        Rig rig = tripped();
        restAtNormalVoltage(rig);
        rig.run(5000);
        assertThat(rig.verdict.allWell()).isTrue();
        assertThat(rig.latch.blocks(1)).isTrue();
        assertThat(rig.latch.blocks(2)).isFalse();
    }

    @Test
    void anOperatorClearsItWithAReasonOnceTheConditionIsGone() {
        Rig rig = tripped();
        assertThat(rig.latch.clear(1, "Ada", "cell replaced"))
                .isEqualTo(new ClearOutcome.Refused("over-voltage is still present"));
        restAtNormalVoltage(rig);
        assertThat(rig.latch.clear(1, " ", "cell replaced"))
                .isInstanceOf(ClearOutcome.Refused.class);
        assertThat(rig.latch.clear(1, "Ada", "")).isInstanceOf(ClearOutcome.Refused.class);
        assertThat(rig.latch.blocks(1)).isTrue();
        ClearOutcome outcome = rig.latch.clear(1, "Ada", "cell replaced");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ClearOutcome.Cleared.class,
                        cleared -> {
                            assertThat(cleared.trips().getFirst().fault())
                                    .isEqualTo(Fault.OVER_VOLTAGE);
                            assertThat(cleared.operator()).isEqualTo("Ada");
                            assertThat(cleared.reason()).isEqualTo("cell replaced");
                            assertThat(cleared.rearmWatchdog()).isFalse();
                        });
        assertThat(rig.latch.blocks(1)).isFalse();
        assertThat(rig.latch.clear(1, "Ada", "again")).isInstanceOf(ClearOutcome.Refused.class);
    }

    @Test
    void someFaultsNeedAPassedPreflightAfterTheTrip() {
        Rig rig = Rig.charging();
        rig.latch.preflight(new Preflight(1, rig.time.nanos(), java.util.List.of()));
        rig.one().checkVoltsError = 0.03;
        rig.run(3);
        rig.one().checkVoltsError = 0;
        restAtNormalVoltage(rig);
        assertThat(rig.latch.clear(1, "Ada", "lead reseated"))
                .as("the preflight before the trip does not count")
                .isInstanceOf(ClearOutcome.Refused.class);
        Preflight failed =
                rig.preflightCheck.check(
                        rig.lastScan(), 1, new Band(3, 3.1), VirtualTimebase.EPOCH);
        rig.latch.preflight(failed);
        assertThat(rig.latch.clear(1, "Ada", "lead reseated"))
                .isInstanceOfSatisfying(
                        ClearOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("open circuit voltage"));
        rig.latch.preflight(
                rig.preflightCheck.check(rig.lastScan(), 1, new Band(2, 3), VirtualTimebase.EPOCH));
        assertThat(rig.latch.clear(1, "Ada", "lead reseated"))
                .isInstanceOf(ClearOutcome.Cleared.class);
    }

    @Test
    void clearingTheWatchdogAsksForItsRearming() {
        Rig rig = Rig.charging();
        rig.watchdogTripped = true;
        rig.run(2);
        assertThat(rig.latch.clear(Finding.BOARD, "Ada", "power was out"))
                .isInstanceOfSatisfying(
                        ClearOutcome.Cleared.class,
                        cleared -> assertThat(cleared.rearmWatchdog()).isTrue());
        rig.step();
        assertThat(rig.latch.blocks(1)).as("trips anew if not armed").isTrue();
    }

    @Test
    void theFirstCauseStaysFirstAndTheBoardComesBeforeTheChannel() {
        Rig rig = tripped();
        rig.one().celsius = 60;
        rig.run(20);
        assertThat(rig.latch.trips(1)).extracting(Trip::fault).startsWith(Fault.OVER_VOLTAGE);
        assertThat(rig.latch.trips(1)).extracting(Trip::fault).contains(Fault.OVER_TEMPERATURE);
        assertThat(rig.latch.cause(1)).isEqualTo(rig.latch.trips(1).getFirst());
        rig.emergencyStop = true;
        rig.run(2);
        assertThat(rig.latch.cause(1))
                .satisfies(cause -> assertThat(cause.fault()).isEqualTo(Fault.EMERGENCY_STOP));
        assertThat(rig.latch.blocks(3)).isTrue();
    }

    @Test
    void aRestartKeepsItLatchedAndAsksForAScanBeforeClearing() {
        Rig rig = tripped();
        LatchState kept = rig.latch.state();
        Rig next = new Rig();
        next.latch.restore(kept);
        assertThat(next.latch.state()).isEqualTo(kept);
        assertThat(next.latch.blocks(1)).isTrue();
        assertThat(next.latch.clear(1, "Ada", "looked at it"))
                .isEqualTo(new ClearOutcome.Refused("no scan has been supervised since the start"));
        next.step();
        assertThat(next.latch.clear(1, "Ada", "looked at it"))
                .isInstanceOf(ClearOutcome.Cleared.class);
        assertThat(next.latch.state()).isEqualTo(LatchState.CLEAR);
    }

    @Test
    void aCheckpointOfAnotherBoardIsRefused() {
        Rig rig = tripped();
        TripLatch small = new TripLatch(rig.table, 0, rig.time);
        LatchState kept = rig.latch.state();
        assertThatThrownBy(() -> small.restore(kept))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 1");
    }
}
