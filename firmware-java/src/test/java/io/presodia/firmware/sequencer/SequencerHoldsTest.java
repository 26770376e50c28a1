package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.SafetyLimits;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.limit.Band;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pauses, stops, holds, pulses and interlocks. */
class SequencerHoldsTest {
    private static double amperes(Decision decision) {
        return ((Drive.Galvanostatic) decision.setpoint().drive()).current().amperes();
    }

    @Test
    void aPauseOpensTheRelayAndStandsTheStepsClock() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(100)));
        rig.scans(40);

        assertThat(rig.sequencer.resume()).isFalse();
        assertThat(rig.sequencer.pause()).isTrue();
        rig.scan();
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.last.record()).isEqualTo(RecordReason.REQUEST);
        assertThat(rig.last.state()).isEqualTo(RunState.PAUSED);
        rig.scans(500);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(41);
        assertThat(rig.sequencer.resume()).isTrue();
        rig.scan();
        assertThat(amperes(rig.last)).isEqualTo(1e-3);
        rig.scans(58);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.scan();
        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
        assertThat(rig.last.clock().runSeconds()).isEqualTo(601);
    }

    @Test
    void aStopEndsTheRunOpenAndTellsWhy() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(100)));
        rig.scans(5);

        assertThat(rig.sequencer.stop("lunch")).isTrue();
        rig.scan();

        assertThat(rig.last.state()).isEqualTo(RunState.STOPPED);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.last.record()).isEqualTo(RecordReason.STEP_END);
        assertThat(rig.last.events()).containsExactly(new SequencerEvent.Stopped("lunch"));
        rig.scan();
        assertThat(rig.last.record()).isNull();
        assertThat(rig.last.events()).isEmpty();
        assertThat(rig.sequencer.pause()).isFalse();
    }

    @Test
    void aHoldWaitsOpenUntilTheOperatorContinues() {
        Rig rig = Rig.of(0.1, 1, new Step.HoldForOperator(head("h"), "press it"), rest("r", 5));

        rig.scans(1000);
        assertThat(rig.last.state()).isEqualTo(RunState.HOLDING);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.events(SequencerEvent.HoldReached.class))
                .containsExactly(new SequencerEvent.HoldReached("h", "press it"));
        assertThat(rig.sequencer.proceed()).isTrue();
        rig.toEnd(10);
        assertThat(ids(rig)).containsExactly("h", "r");
    }

    @Test
    void aPulseGivesTheResistancesOfItsBurst() {
        Rig rig =
                Rig.of(
                        0.5,
                        0.05,
                        rest("r", 1),
                        new Step.Pulse(
                                head("p"),
                                new CurrentDemand.Rate(0.1),
                                1,
                                List.of(0.001, 0.01, 0.1, 1.0)));
        rig.scans(20);
        assertThat(rig.last.setpoint().burstSeconds()).isEqualTo(1);
        assertThat(amperes(rig.last)).isCloseTo(1e-4, within(1e-12));
        rig.scan();
        assertThat(rig.last.setpoint().burstSeconds()).as("one burst only").isZero();

        rig.toEnd(100);

        PulseResult result = rig.events(SequencerEvent.PulseMeasured.class).getFirst().result();
        assertThat(result.fromBurst()).isTrue();
        assertThat(result.baseVolts()).isCloseTo(2.8, within(1e-9));
        assertThat(result.baseAmperes()).isZero();
        assertThat(result.points())
                .extracting(PulseResult.Point::seconds)
                .containsExactly(0.001, 0.01, 0.1, 1.0);
        // 100 Ω at once, 50 Ω more from 50 ms on.
        assertThat(result.points().get(0).ohms()).isCloseTo(100, within(1e-6));
        assertThat(result.points().get(1).ohms()).isCloseTo(100, within(1e-6));
        assertThat(result.points().get(2).ohms()).isCloseTo(150, within(1e-6));
        assertThat(result.points().get(3).ohms()).isCloseTo(150, within(1e-6));
        assertThat(result.points().get(0).samples()).isEqualTo(1);
        // 90 to 110 ms at 1 kHz.
        assertThat(result.points().get(2).samples()).isBetween(19, 21);
        long driven =
                rig.decisions.stream()
                        .filter(d -> d.setpoint().drive() instanceof Drive.Galvanostatic)
                        .count();
        assertThat(driven * 0.05).isCloseTo(1, within(1e-9));
    }

    @Test
    void aPulseWithoutABurstGivesWhatItsLastScanShows() {
        FakeCell cell = new FakeCell(0.5);
        cell.bursts = false;
        Step pulse =
                new Step.Pulse(head("p"), new CurrentDemand.Rate(-0.1), 1, List.of(0.001, 1.0));
        Rig rig = new Rig(cell, 0.05, Protocol.of("t", List.of(pulse)));

        rig.toEnd(100);

        PulseResult result = rig.events(SequencerEvent.PulseMeasured.class).getFirst().result();
        assertThat(result.fromBurst()).isFalse();
        assertThat(result.points()).hasSize(1);
        assertThat(result.points().getFirst().seconds()).isCloseTo(1, within(1e-9));
        // 0.1 mA for a second moves the open circuit voltage by 44 nV x 1000: 0.444 Ω.
        assertThat(result.points().getFirst().ohms()).isCloseTo(100.444, within(0.001));
    }

    @Test
    void anInterlockKeepsTheRelayOpenUntilItIsMet() {
        FakeCell cell = new FakeCell(0.5);
        cell.pascals = 65e6;
        Rig rig = new Rig(cell, 1, gated(new Band(70e6, 80e6), 600));

        rig.scans(100);
        assertThat(rig.last.state()).isEqualTo(RunState.WAITING);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.events(SequencerEvent.InterlockWaiting.class).getFirst().unmet())
                .isEqualTo("stack pressure is 65.00 MPa, must be 70.00 to 80.00 MPa");
        cell.pascals = 75e6;
        rig.scans(2);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(1);
        assertThat(amperes(rig.last)).isEqualTo(1e-3);
    }

    @Test
    void anInterlockThatIsNotMetInTimeAborts() {
        FakeCell cell = new FakeCell(0.5);
        cell.pascals = 65e6;
        Rig rig = new Rig(cell, 1, gated(new Band(70e6, 80e6), 60));

        rig.toEnd(61);

        assertThat(rig.last.state()).isEqualTo(RunState.ABORTED);
        assertThat(rig.decisions)
                .allSatisfy(d -> assertThat(d.setpoint()).isEqualTo(Setpoint.OPEN));
    }

    private static Protocol gated(Band pressure, double wait) {
        return new Protocol(
                "gated",
                new Interlock(
                        pressure,
                        Band.UNLIMITED,
                        Band.UNLIMITED,
                        Double.POSITIVE_INFINITY,
                        0,
                        wait),
                SafetyLimits.NONE,
                RecordRule.DEFAULT,
                List.of(cc("c", 1, time(60))));
    }

    private static List<String> ids(Rig rig) {
        return rig.events(SequencerEvent.StepEntered.class).stream()
                .map(SequencerEvent.StepEntered::stepId)
                .toList();
    }
}
