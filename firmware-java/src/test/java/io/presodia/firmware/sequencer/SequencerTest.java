package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.then;
import static io.presodia.firmware.sequencer.Steps.time;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.Then;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequencerTest {
    private static double amperes(Decision decision) {
        return ((Drive.Galvanostatic) decision.setpoint().drive()).current().amperes();
    }

    @Test
    void theScanInWhichAConditionFiresAlreadyHoldsTheNextStepsSetpoint() {
        Rig rig = Rig.of(0.5, 1, rest("r", 10), cc("c", 1, time(60)));

        rig.scans(10);

        assertThat(rig.last.setpoint().drive()).isInstanceOf(Drive.Galvanostatic.class);
        assertThat(amperes(rig.last)).isEqualTo(1e-3);
        assertThat(rig.last.record()).isEqualTo(RecordReason.STEP_END);
        assertThat(rig.last.clock().stepId()).isEqualTo("r");
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(10);
        assertThat(rig.last.events())
                .containsExactly(
                        new SequencerEvent.StepEnded(1, "r", "rest", "time_s ≥", 10, 10, ""),
                        new SequencerEvent.StepEntered(2, "c", "cc"));
        rig.scan();
        assertThat(rig.last.record()).isEqualTo(RecordReason.STEP_START);
        assertThat(rig.last.clock().stepId()).isEqualTo("c");
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(1);
        assertThat(rig.last.clock().runSeconds()).isEqualTo(11);
    }

    /**
     * 3.0 V is 0.9 V above the 2.0 + 0.1 V that 1 mA makes at SOC 0: 0.5625 mAh at 1 mA, 2025 s.
     */
    @Test
    void aVoltageEndsAChargeWithinOneScan() {
        Rig rig = Rig.of(0, 1, cc("c", 1, volts(Comparison.ABOVE, 3.0)));

        rig.toEnd(3000);

        assertThat(rig.last.clock().stepSeconds()).isBetween(2025.0, 2026.0);
        assertThat(rig.ended(0).value()).isBetween(3.0, 3.0 + 1.6 / 3600);
        assertThat(rig.ended(0).limit()).isEqualTo(3.0);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"true, 450", "false, 225"})
    void chargeAndCapacityCountFromTheStepsBegin(boolean charge, int seconds) {
        // 0.125 mAh at 1 mA is 450 s; 6.25 mAh/g of 10 mg is half of it.
        EndCondition end =
                charge
                        ? new EndCondition.StepCharge(0.125e-3)
                        : new EndCondition.StepCapacity(6.25);
        Rig rig = Rig.of(0.2, 1, cc("first", 1, time(100)), cc("second", 1, end));

        rig.toEnd(1000);

        assertThat(rig.last.clock().stepSeconds())
                .as("counting error of one scan at most")
                .isBetween((double) seconds, seconds + 1.0);
    }

    @Test
    void theWindowEndsACurrentThatOnlyTimeWouldEnd() {
        Rig rig = Rig.of(0.9, 1, cc("c", 1, time(7200)), rest("r", 5));

        rig.toEnd(8000);

        assertThat(rig.ended(0).condition()).isEqualTo("voltage_V ≥");
        assertThat(rig.ended(0).limit()).isEqualTo(FakeCell.FULL_VOLTS);
        assertThat(rig.ended(0).because()).contains("window");
        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void cccvHoldsTheVoltageFromTheScanThatReachesItUntilTheCurrentHasFallen() {
        // Held at 3.4 V: I = (3.4 V - U)/100 Ω; 0.1 mA flows when U has come to 3.39 V.
        Rig rig =
                Rig.of(
                        0.7,
                        1,
                        new Step.Cccv(
                                head("x"),
                                new CurrentDemand.Rate(1),
                                new VoltageLevel.Fixed(3.4),
                                exits(
                                        new EndCondition.CurrentMagnitude(
                                                Comparison.MAGNITUDE_BELOW,
                                                new CurrentDemand.Absolute(0.1)))));
        Decision atTarget = null;
        while (!rig.last.state().over()) {
            rig.scan();
            if (atTarget == null
                    && rig.last.setpoint().drive() instanceof Drive.Potentiostatic held) {
                atTarget = rig.last;
                assertThat(held.voltage().volts()).isEqualTo(3.4);
                assertThat(held.currentLimit().amperes()).isEqualTo(1e-3);
                assertThat(rig.cell.volts()).isBetween(3.4, 3.4 + 2 * 1.6 / 3600);
            }
            assertThat(rig.decisions.size()).isLessThan(5000);
        }

        assertThat(atTarget).isNotNull();
        assertThat(rig.ended(0).value()).isCloseTo(0.1, within(0.001));
        assertThat(rig.cell.openCircuitVolts()).isCloseTo(3.39, within(0.0001));
    }

    @Test
    void aCurrentConditionDoesNotFireBeforeTheVoltageIsHeld() {
        Rig rig =
                Rig.of(
                        0.1,
                        1,
                        new Step.Cccv(
                                head("x"),
                                new CurrentDemand.Rate(0.05),
                                new VoltageLevel.Fixed(3.4),
                                exits(
                                        new EndCondition.CurrentMagnitude(
                                                Comparison.MAGNITUDE_BELOW,
                                                new CurrentDemand.Rate(0.1)))));

        rig.scans(100);

        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void constantPowerFollowsTheVoltageAndHoldsOnABadReading() {
        Rig rig = Rig.of(0.5, 1, new Step.Cp(head("p"), -2.8e-3, exits(time(600))));

        // The first current comes from the open circuit voltage of 2.8 V.
        assertThat(amperes(rig.last)).isEqualTo(-1e-3);
        rig.scan();
        // Then from the voltage under load, 2.8 V - 0.1 V - what one second took away.
        assertThat(amperes(rig.last)).isCloseTo(-2.8e-3 / 2.7, within(1e-6));
        double held = amperes(rig.last);
        rig.cell.voltageQuality = Quality.STALE;
        rig.scans(50);
        assertThat(amperes(rig.last)).isEqualTo(held);
    }

    @Test
    void constantPowerStaysWithinTheCellsCurrentLimit() {
        // 1 W at 2.8 V would be 0.36 A; the cell bears 0.1 A.
        Rig rig = Rig.of(0.5, 1, new Step.Cp(head("p"), 1, exits(time(600))));

        assertThat(amperes(rig.last)).isEqualTo(0.1);
    }

    @Test
    void noConditionFiresOnABadReading() {
        Rig rig = Rig.of(0.8, 1, cc("c", 1, volts(Comparison.ABOVE, 3.45)));
        rig.scans(10);
        rig.cell.voltageQuality = Quality.SATURATED;
        rig.scans(200);

        assertThat(rig.cell.volts()).as("the cell is beyond the end").isGreaterThan(3.46);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.cell.voltageQuality = Quality.GOOD;
        assertThat(rig.scan().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aReadingFromBeforeTheStepDoesNotEndIt() {
        // The charge ends at 3.5 V; the discharge's end lies below 3.45 V, which only its own
        // readings show: 3.5 V less 0.2 V of resistance.
        Rig rig =
                Rig.of(
                        0.85,
                        1,
                        cc("c", 1, volts(Comparison.ABOVE, 3.5)),
                        cc("d", -1, volts(Comparison.BELOW, 3.45)));

        rig.toEnd(500);

        assertThat(rig.ended(1).value()).isLessThan(3.35);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(1);
    }

    @Test
    void theConditionThatFiredDecidesWhereItGoes() {
        Step.Cc charge =
                new Step.Cc(
                        head("c"),
                        new CurrentDemand.Rate(1),
                        List.of(
                                then(volts(Comparison.ABOVE, 3.5), new Then.Goto("top", 0)),
                                then(time(100), new Then.Goto("late", 0))));
        Rig early = Rig.of(0.95, 1, charge, rest("late", 5), rest("top", 5));
        Rig late = Rig.of(0.1, 1, charge, rest("late", 5), rest("top", 5));

        early.toEnd(1000);
        late.toEnd(1000);

        assertThat(ids(early)).containsExactly("c", "top");
        assertThat(ids(late)).containsExactly("c", "late", "top");
    }

    private static List<String> ids(Rig rig) {
        return rig.events(SequencerEvent.StepEntered.class).stream()
                .map(SequencerEvent.StepEntered::stepId)
                .toList();
    }

    @Test
    void aCountedJumpBackIsTakenSoManyTimesAndThenGoesOn() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        rest("a", 2),
                        new Step.Rest(head("b"), List.of(then(time(2), new Then.Goto("a", 3)))),
                        rest("c", 2));

        rig.toEnd(100);

        assertThat(ids(rig)).containsExactly("a", "b", "a", "b", "a", "b", "a", "b", "c");
    }

    @Test
    void endCompletesAndAbortBreaksOff() {
        Rig end =
                Rig.of(
                        0.5,
                        1,
                        new Step.Rest(head("a"), List.of(then(time(2), Then.End.END))),
                        rest("b", 2));
        Rig abort =
                Rig.of(
                        0.5,
                        1,
                        new Step.Rest(head("a"), List.of(then(time(2), Then.Abort.ABORT))),
                        rest("b", 2));

        end.toEnd(10);
        abort.toEnd(10);

        assertThat(end.last.state()).isEqualTo(RunState.COMPLETED);
        assertThat(abort.last.state()).isEqualTo(RunState.ABORTED);
        assertThat(abort.last.record()).isEqualTo(RecordReason.STEP_END);
        assertThat(abort.events(SequencerEvent.Aborted.class))
                .singleElement()
                .extracting(SequencerEvent.Aborted::cause)
                .asString()
                .contains("time_s ≥ 2.0");
    }

    @Test
    void nestedLoopsRunTheirPassesAndCountBatteryCycles() {
        Step.Loop inner =
                new Step.Loop(
                        head("inner"),
                        3,
                        true,
                        List.of(cc("up", 1, time(2)), cc("down", -1, time(2))));
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        cc("formation", 1, time(2)),
                        new Step.Loop(head("outer"), 2, false, List.of(inner, rest("r", 2))));

        rig.toEnd(100);

        assertThat(ids(rig))
                .containsExactly(
                        "formation",
                        "up",
                        "down",
                        "up",
                        "down",
                        "up",
                        "down",
                        "r",
                        "up",
                        "down",
                        "up",
                        "down",
                        "up",
                        "down",
                        "r");
        // The formation is cycle 1; six passes follow.
        assertThat(rig.events(SequencerEvent.CycleBegun.class))
                .extracting(SequencerEvent.CycleBegun::cycle)
                .containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(rig.last.clock().cycle()).isEqualTo(7);
    }

    @Test
    void aCyclingLoopThatComesFirstBeginsWithCycleOne() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        rest("r", 2),
                        new Step.Loop(head("l"), 2, true, List.of(cc("up", 1, time(2)))));

        rig.toEnd(100);

        assertThat(rig.events(SequencerEvent.CycleBegun.class))
                .extracting(SequencerEvent.CycleBegun::cycle)
                .containsExactly(1, 2);
    }

    @Test
    void recordsFollowTheRule() {
        RecordRule rule = new RecordRule(30, 0.01, Double.POSITIVE_INFINITY);
        // The current itself makes 100 mV in the first scan. Then 1 mA moves the voltage by 0.444
        // mV
        // a second: 10 mV every 23 scans, so time never comes.
        Rig charge =
                Rig.of(
                        0.1,
                        1,
                        new Step.Cc(head("c", rule), new CurrentDemand.Rate(1), exits(time(100))));
        Rig rest = Rig.of(0.1, 1, new Step.Rest(head("r", rule), exits(time(100))));

        charge.scans(99);
        rest.scans(99);

        assertThat(reasons(charge, RecordReason.TIME)).isEmpty();
        assertThat(reasons(charge, RecordReason.VOLTAGE)).containsExactly(1, 24, 47, 70, 93);
        assertThat(reasons(rest, RecordReason.TIME)).containsExactly(30, 60, 90);
        assertThat(rest.decisions.getFirst().record()).isEqualTo(RecordReason.STEP_START);
    }

    private static List<Integer> reasons(Rig rig, RecordReason reason) {
        return java.util.stream.IntStream.range(0, rig.decisions.size())
                .filter(i -> rig.decisions.get(i).record() == reason)
                .boxed()
                .toList();
    }
}
