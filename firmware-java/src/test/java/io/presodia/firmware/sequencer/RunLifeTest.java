package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.amperes;
import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Band;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests at odd moments, waits to the scan, power cuts in the midst, and what is recorded. */
class RunLifeTest {
    private static final CurrentDemand ONE_C = new CurrentDemand.Rate(1);
    private static final Interlock STABLE =
            new Interlock(Band.UNLIMITED, Band.UNLIMITED, Band.UNLIMITED, 1e-3, 60, 600);

    private static Rig gated(Interlock interlock) {
        StepHead head =
                new StepHead("c", "c", RecordRule.DEFAULT, BootPolicy.Resume.RESUME, interlock);
        return Rig.of(0.5, 1, new Step.Cc(head, ONE_C, exits(time(50))));
    }

    private static Interlock voltage(Band volts, double wait) {
        return new Interlock(
                Band.UNLIMITED, Band.UNLIMITED, volts, Double.POSITIVE_INFINITY, 0, wait);
    }

    private static Interlock pressed(double wait) {
        return new Interlock(
                new Band(80e6, 90e6),
                Band.UNLIMITED,
                Band.UNLIMITED,
                Double.POSITIVE_INFINITY,
                0,
                wait);
    }

    @Test
    void aRunThatIsStoppedBeforeItsFirstScanNeverBegins() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(100)));
        Sequencer fresh = new Sequencer(rig.program, FakeCell.CONTEXT);
        assertThat(fresh.state()).isEqualTo(RunState.READY);
        assertThat(fresh.stop("not today")).isTrue();

        Decision first = fresh.decide(rig.cell.nanos, rig.cell.scan(), List.of());

        assertThat(first.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(first.state()).isEqualTo(RunState.STOPPED);
        assertThat(first.events()).containsExactly(new SequencerEvent.Stopped("not today"));
        assertThat(first.clock().stepId()).isEmpty();
        assertThat(first.clock().stepType()).isEmpty();
    }

    @Test
    void aRunThatIsOverRefusesAStopAndKeepsItsCause() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(100)));
        rig.scans(3);
        assertThat(rig.sequencer.stop("lunch")).isTrue();
        rig.scan();

        assertThat(rig.sequencer.stop("again")).isFalse();
        assertThat(rig.scan().events()).isEmpty();
        assertThat(rig.last.state()).isEqualTo(RunState.STOPPED);
        assertThat(rig.sequencer.cursor().stopCause()).isEqualTo("lunch");
    }

    @Test
    void theFirstRequestBeforeAScanStandsAndOnlyAStopOutranksIt() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(100)));
        rig.scans(3);
        assertThat(rig.sequencer.pause()).isTrue();
        assertThat(rig.sequencer.pause()).as("asked for already").isFalse();
        assertThat(rig.sequencer.stop("fire")).isTrue();
        assertThat(rig.sequencer.pause()).as("behind a stop").isFalse();
        rig.scan();

        assertThat(rig.last.state()).isEqualTo(RunState.STOPPED);
        assertThat(rig.last.events()).containsExactly(new SequencerEvent.Stopped("fire"));
    }

    @Test
    void aPauseItsEndAndTheRunsEndAreToldEachOnce() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(20)));
        rig.scans(3);
        rig.sequencer.pause();
        rig.scans(3);
        rig.sequencer.resume();
        rig.toEnd(30);

        assertThat(rig.events())
                .containsExactly(
                        new SequencerEvent.StepEntered(1, "c", "cc"),
                        new SequencerEvent.Paused("c"),
                        new SequencerEvent.Resumed("c"),
                        new SequencerEvent.StepEnded(1, "c", "cc", "time_s ≥", 20, 20, ""),
                        new SequencerEvent.Completed());
        assertThat(rig.last.clock().stepType()).isEqualTo("cc");
    }

    @Test
    void anInterlockThatStaysUnmetAbortsInTheScanInWhichItsTimeIsOver() {
        Rig rig = gated(pressed(60));
        rig.scans(59);
        assertThat(rig.last.state()).isEqualTo(RunState.WAITING);
        rig.scan();

        assertThat(rig.last.state()).isEqualTo(RunState.ABORTED);
        assertThat(rig.events(SequencerEvent.Aborted.class))
                .containsExactly(
                        new SequencerEvent.Aborted(
                                "c: stack pressure is 75.00 MPa, must be 80.00 to 90.00 MPa"));
    }

    @Test
    void anInterlockOfTheVoltageSaysWhatIsNotMet() {
        Rig rig = gated(voltage(new Band(3.0, 3.2), 60));
        assertThat(rig.events(SequencerEvent.InterlockWaiting.class))
                .containsExactly(
                        new SequencerEvent.InterlockWaiting(
                                "c", "open circuit voltage is 2.800 V, must be 3.000 to 3.200 V"));

        rig.cell.voltageQuality = Quality.STALE;
        rig.toEnd(60);
        assertThat(rig.events(SequencerEvent.Aborted.class))
                .containsExactly(
                        new SequencerEvent.Aborted(
                                "c: open circuit voltage has no good reading, must be 3.000 to"
                                        + " 3.200 V"));
    }

    @Test
    void aVoltageThatDoesNotComeToRestIsToldByItsSlope() {
        Rig rig =
                gated(new Interlock(Band.UNLIMITED, Band.UNLIMITED, Band.UNLIMITED, 1e-3, 60, 100));
        while (!rig.last.state().over()) {
            // 10 mV/h of the 1.6 V that 1 mAh make.
            rig.cell.chargeAmpereHours += 0.01 / 1.6 * 1e-3 / 3600;
            rig.scan();
        }
        assertThat(rig.events(SequencerEvent.Aborted.class))
                .containsExactly(
                        new SequencerEvent.Aborted(
                                "c: the open circuit voltage moves by 10.00 mV/h, must be 1.000"
                                        + " mV/h or less"));
    }

    @Test
    void whatAWaitKnewOfTheVoltagesRestIsForgottenOverAPowerCut() {
        Rig rig = gated(STABLE);
        rig.scans(50);
        rig.cutPower(7_000_000_000L);
        rig.scans(55);
        assertThat(rig.last.state()).isEqualTo(RunState.WAITING);
        rig.scans(10);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        assertThat(rig.events(SequencerEvent.PowerCut.class))
                .containsExactly(new SequencerEvent.PowerCut("c", "resume"));
    }

    @Test
    void aWaitThatIsRebuiltGoesOnKnowingTheVoltagesRest() {
        Rig rig = gated(STABLE);
        rig.scans(50);
        rig.rebuild();
        rig.scans(15);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aTitrationGoesOnWithItsPulseAfterAPowerCut() {
        Rig rig =
                Rig.of(
                        0.1,
                        1,
                        new Step.Gitt(
                                head("g"),
                                new CurrentDemand.Rate(0.05),
                                60,
                                120,
                                exits(Steps.volts(Comparison.ABOVE, 3))));
        // Two pulses and rests, and 30 s of the third pulse.
        rig.scans(390);
        rig.cutPower(0);
        rig.scans(160);

        assertThat(rig.events(SequencerEvent.GittMeasured.class))
                .extracting(measured -> measured.result().pulse())
                .containsExactly(1, 2, 3);
        assertThat(rig.events(SequencerEvent.GittMeasured.class))
                .extracting(measured -> measured.result().interrupted())
                .containsExactly(false, false, true);
    }

    @Test
    void aSecondPowerCutBeforeTheFirstScanStillFollowsTheBootPolicy() {
        Rig rig =
                Rig.of(
                        0.2,
                        1,
                        new Step.Cc(
                                head("c", new BootPolicy.RestThenResume(20)),
                                ONE_C,
                                exits(time(100))));
        rig.scans(40);
        rig.cutPower(5_000_000L);
        rig.scans(15);
        rig.cutPower(5_000_000L);
        rig.scans(19);
        assertThat(rig.last.state()).as("the rest begins anew").isEqualTo(RunState.WAITING);
        rig.scan();
        assertThat(amperes(rig.last)).isEqualTo(1e-3);

        Rig resumed = Rig.of(0.2, 1, cc("c", 1, time(100)));
        resumed.scans(40);
        resumed.cutPower(5_000_000L);
        resumed.cutPower(5_000_000L);
        resumed.scan();
        assertThat(amperes(resumed.last)).isEqualTo(1e-3);
        assertThat(resumed.last.clock().stepSeconds()).isEqualTo(40);
    }

    @Test
    void aRunThatIsOverStaysOverWhenItIsRebuilt() {
        Rig rig = Rig.of(0.2, 1, rest("r", 5));
        rig.toEnd(10);
        rig.rebuild();

        assertThat(rig.sequencer.state()).isEqualTo(RunState.COMPLETED);
        assertThat(rig.scan().events()).isEmpty();
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
    }

    @Test
    void aCursorThatHoldsTooLittleIsRefused() {
        Memory memory = new Memory(List.of());

        assertThatThrownBy(memory::take)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor holds too little: 0");
    }

    private static List<Integer> scansRecorded(Rig rig, RecordReason reason) {
        return IntStream.range(0, rig.decisions.size())
                .filter(i -> rig.decisions.get(i).record() == reason)
                .boxed()
                .toList();
    }

    private static Rig fallingCurrent() {
        RecordRule rule = new RecordRule(1e6, Double.POSITIVE_INFINITY, 0.1e-3);
        return Rig.of(
                0.5,
                1,
                new Step.Cv(head("v", rule), new VoltageLevel.Fixed(2.9), null, exits(time(1000))));
    }

    /**
     * 0.1 V over 100 Ω are 1 mA, which fall with 225 s: from 0.996 mA in the first scan to 0.896 in
     * the 25th, and so on until 0.17 mA are left after 400 s: eight times 0.1 mA.
     */
    @Test
    void aChangeOfCurrentIsRecorded() {
        Rig through = fallingCurrent();
        Rig rebuilt = fallingCurrent();
        for (int i = 0; i < 400; i++) {
            through.scan();
            rebuilt.scan();
            rebuilt.rebuild();
        }

        List<Integer> scans = scansRecorded(through, RecordReason.CURRENT);
        assertThat(scans).hasSize(9).startsWith(1, 25);
        assertThat(scansRecorded(rebuilt, RecordReason.CURRENT)).isEqualTo(scans);
    }

    @Test
    void aCurrentThatCannotBeReadKeepsTheEarlierMark() {
        Rig rig = fallingCurrent();
        rig.scans(10);
        rig.cell.currentQuality = Quality.STALE;
        rig.sequencer.pause();
        rig.scan();
        rig.sequencer.resume();
        rig.scan();
        rig.cell.currentQuality = Quality.GOOD;
        List<Integer> before = scansRecorded(rig, RecordReason.CURRENT);
        rig.scans(100);

        // 0.896, 0.796 and 0.696 mA lie before the 113th scan.
        assertThat(before).containsExactly(1);
        assertThat(scansRecorded(rig, RecordReason.CURRENT)).hasSize(4);
    }

    @Test
    void aWaitAndAHoldAreRecordedByTheirRuleToo() {
        StepHead head =
                new StepHead(
                        "c", "c", new RecordRule(10, 1, 1), BootPolicy.Resume.RESUME, pressed(600));
        Rig rig = Rig.of(0.5, 1, new Step.Cc(head, ONE_C, exits(time(50))));
        rig.scans(35);

        assertThat(scansRecorded(rig, RecordReason.TIME)).containsExactly(10, 20, 30);
        assertThat(rig.last.clock().stepSeconds()).isCloseTo(0, within(1e-12));
    }
}
