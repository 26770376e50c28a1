package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.scan.Health;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputGateTest {
    private static final Drive CHARGE = new Drive.Galvanostatic(new Current(5e-4));

    private static Rig fourCharging() {
        Rig rig = new Rig();
        for (int i = 0; i < 4; i++) {
            rig.cells.attach(i + 1, Rig.LIMITS);
            rig.channels[i].charge(5e-4);
            rig.setpoints.set(i, Setpoint.of(CHARGE));
        }
        rig.run(3);
        return rig;
    }

    @Test
    void aSetpointWithinTheLimitsIsDriven() {
        Rig rig = fourCharging();
        assertThat(rig.board.drives).containsOnly(CHARGE);
        assertThat(rig.outcome).isSameAs(GateOutcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 drive", "2 drive", "3 drive", "4 drive", "1 trim", "3 trim", "4 trim"})
    void aTransferThatFailsOpensItsChannelAndNoOther(String failing) {
        Rig rig = fourCharging();
        int channel = failing.charAt(0) - '0';
        rig.board.failing.add(failing);
        if (failing.endsWith("drive")) {
            rig.setpoints.set(channel - 1, Setpoint.of(new Drive.Galvanostatic(new Current(4e-4))));
        }
        rig.step();
        assertThat(rig.outcome.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.ACTUATION_FAILED))
                .satisfies(f -> assertThat(f.channel()).isEqualTo(channel))
                .satisfies(f -> assertThat(f.detail()).contains(failing));
        for (int i = 1; i <= 4; i++) {
            assertThat(rig.board.drives[i - 1] instanceof Drive.Open).isEqualTo(i == channel);
            assertThat(rig.latch.blocks(i)).isEqualTo(i == channel);
        }
        rig.board.failing.clear();
        rig.run(5);
        assertThat(rig.board.drives[channel - 1]).as("latched").isEqualTo(Drive.Open.OPEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aChannelThatCannotBeOpenedDoesNotKeepTheOthersClosed(int stuck) {
        Rig rig = fourCharging();
        rig.board.failing.add(stuck + " open");
        rig.health = new Health(61, false, List.of());
        rig.run(3);
        for (int i = 1; i <= 4; i++) {
            assertThat(rig.board.drives[i - 1] instanceof Drive.Open).isEqualTo(i != stuck);
        }
        assertThat(rig.outcome.obeyed()).isFalse();
        assertThat(rig.board.calls.stream().filter(c -> c.equals(stuck + " open")))
                .as("tried again in every scan")
                .hasSize(3);
        assertThat(rig.seen.stream().filter(f -> f.fault() == Fault.ACTUATION_FAILED))
                .as("reported once")
                .hasSize(1);
        rig.board.failing.clear();
        rig.step();
        assertThat(rig.board.drives).containsOnly(Drive.Open.OPEN);
        assertThat(rig.outcome.obeyed()).isTrue();
    }

    @Test
    void openingIsTriedAgainEvenWhenItsCauseHasGone() {
        Rig rig = fourCharging();
        rig.board.failing.add("2 drive");
        rig.board.failing.add("2 open");
        rig.setpoints.set(1, Setpoint.of(new Drive.Galvanostatic(new Current(4e-4))));
        rig.step();
        assertThat(rig.outcome.obeyed()).isFalse();
        rig.board.failing.clear();
        rig.step();
        assertThat(rig.verdict.allWell()).isTrue();
        assertThat(rig.board.drives[1]).isEqualTo(Drive.Open.OPEN);
        assertThat(rig.outcome.obeyed()).isTrue();
    }

    @Test
    void whatMustOpenOpensBeforeAnythingElseIsDriven() {
        Rig rig = fourCharging();
        rig.board.calls.clear();
        rig.channels[3].volts = 3.8;
        rig.setpoints.set(0, Setpoint.of(new Drive.Galvanostatic(new Current(4e-4))));
        rig.step();
        assertThat(rig.board.calls.getFirst()).isEqualTo("4 open");
    }

    @Test
    void aSetpointOutsideTheLimitsIsRefusedNotClamped() {
        List<Drive> outside =
                List.of(
                        new Drive.Galvanostatic(new Current(-8.01e-4)),
                        new Drive.Potentiostatic(new Voltage(3.701), new Current(1e-3)),
                        new Drive.Potentiostatic(new Voltage(1.499), new Current(1e-3)),
                        new Drive.Potentiostatic(new Voltage(3.0), new Current(1.01e-2)));
        for (Drive drive : outside) {
            Rig rig = fourCharging();
            rig.setpoints.set(1, Setpoint.of(drive));
            rig.step();
            assertThat(rig.board.drives[1]).as("%s", drive).isEqualTo(Drive.Open.OPEN);
            Trip trip = rig.latch.trips(2).getFirst();
            assertThat(trip.fault()).isEqualTo(Fault.SETPOINT_REFUSED);
            assertThat(trip.limit()).isFinite();
            assertThat(rig.board.drives[0]).isEqualTo(CHARGE);
        }
    }

    @Test
    void withoutACellOnlyOpenIsAllowed() {
        Rig rig = new Rig();
        rig.setpoints.set(3, Setpoint.of(CHARGE));
        rig.step();
        assertThat(rig.board.calls).containsExactly("4 open");
        assertThat(rig.latch.trips(4).getFirst().detail()).isEqualTo("no cell");
    }

    @Test
    void aLatchBeatsEverySetpoint() {
        Rig rig = fourCharging();
        rig.one().volts = 3.8;
        rig.step();
        rig.one().rest();
        rig.one().volts = 2.5;
        rig.run(100);
        assertThat(rig.verdict.allWell()).isTrue();
        assertThat(rig.board.drives[0]).isEqualTo(Drive.Open.OPEN);
    }

    @Test
    void theCurrentIsTrimmedOncePerReadingWhileTheDriveStays() {
        Rig rig = fourCharging();
        rig.board.calls.clear();
        rig.run(2);
        assertThat(rig.board.calls.stream().filter(c -> c.equals("1 trim"))).hasSize(2);
        rig.one().settling = true;
        rig.board.calls.clear();
        rig.run(2);
        assertThat(rig.board.calls).doesNotContain("1 trim");
    }

    @Test
    void aBurstStartsWithItsDriveAndOnlyOnce() {
        Rig rig = fourCharging();
        rig.board.calls.clear();
        rig.setpoints.set(0, new Setpoint(new Drive.Galvanostatic(new Current(6e-4)), 1.0));
        rig.run(3);
        assertThat(rig.board.calls.indexOf("1 burst 1000000000"))
                .isLessThan(rig.board.calls.indexOf("1 drive"));
        assertThat(rig.board.calls.stream().filter(c -> c.startsWith("1 burst"))).hasSize(1);
    }

    @Test
    void theSafeStateGoesOnPastAnyFailureAndNeverThrows() {
        Rig rig = fourCharging();
        rig.board.failing.addAll(List.of("1 open", "3 open"));
        rig.board.thrown = channel -> new OutOfMemoryError("planted");
        assertThat(rig.gate.safeState("exit")).isFalse();
        assertThat(rig.board.drives[1]).isEqualTo(Drive.Open.OPEN);
        assertThat(rig.board.drives[3]).isEqualTo(Drive.Open.OPEN);
        rig.board.failing.clear();
        assertThat(rig.gate.safeState("exit")).isTrue();
        assertThat(rig.gate.safeState("exit")).isTrue();
        assertThat(rig.board.drives).containsOnly(Drive.Open.OPEN);
        assertThat(rig.gate.safeStateCause()).isEqualTo("exit");
    }

    @Test
    void anExceptionInAScanOpensTheBoardAndLatchesIt() {
        Rig rig = fourCharging();
        rig.gate.trip(Finding.scanFailed(5, 7, new IllegalStateException("planted")));
        assertThat(rig.board.drives).containsOnly(Drive.Open.OPEN);
        Trip trip = rig.latch.trips(Finding.BOARD).getFirst();
        assertThat(trip.fault()).isEqualTo(Fault.SCAN_FAILED);
        assertThat(trip.detail()).isEqualTo("IllegalStateException: planted");
        assertThat(trip.scanIndex()).isEqualTo(7);
        rig.run(5);
        assertThat(rig.board.drives).containsOnly(Drive.Open.OPEN);
    }
}
