package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.then;
import static io.presodia.firmware.sequencer.Steps.time;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Estimand;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.SafetyLimits;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.Then;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a current ends, where jumps lead, and how much current a cell and a channel bear. */
class CompiledProgramTest {
    private static EndCondition any(EndCondition... conditions) {
        return new EndCondition.AnyOf(List.of(conditions));
    }

    /** The limit of the voltage at which a current of 1C ends. */
    private static double endOf(double soc, double rate, EndCondition condition) {
        Rig rig = Rig.of(soc, 1, cc("c", rate, condition));
        rig.toEnd(2000);
        assertThat(rig.ended(0).condition()).startsWith("voltage_V");
        return rig.ended(0).limit();
    }

    @Test
    void aVoltageOfItsOwnTakesTheWindowsPlaceEvenBeyondIt() {
        assertThat(endOf(0.9, 1, volts(Comparison.ABOVE, 3.8))).isEqualTo(3.8);
        assertThat(endOf(0.1, -1, volts(Comparison.BELOW, 1.8))).isEqualTo(1.8);
    }

    @Test
    void soDoesAVoltageAmongSeveralOfWhichAnyEndsTheStep() {
        Rig up = Rig.of(0.9, 1, cc("c", 1, any(time(7200), volts(Comparison.ABOVE, 3.8))));
        Rig down = Rig.of(0.1, 1, cc("c", -1, any(volts(Comparison.BELOW, 1.8), time(7200))));
        up.toEnd(2000);
        down.toEnd(2000);

        assertThat(up.ended(0).condition()).isEqualTo("any(time_s ≥ 7200.0, voltage_V ≥ 3.8)");
        assertThat(up.cell.volts()).isBetween(3.8, 3.801);
        assertThat(down.ended(0).condition()).isEqualTo("any(voltage_V ≤ 1.8, time_s ≥ 7200.0)");
        assertThat(down.cell.volts()).isBetween(1.799, 1.8);
    }

    @Test
    void aVoltageOnTheOtherSideLeavesTheWindowsEndStanding() {
        assertThat(endOf(0.9, 1, volts(Comparison.BELOW, 1.0))).isEqualTo(FakeCell.FULL_VOLTS);
        assertThat(endOf(0.1, -1, volts(Comparison.ABOVE, 4.1))).isEqualTo(FakeCell.EMPTY_VOLTS);
    }

    static Stream<EndCondition> conditionsThatBoundNoVoltage() {
        return Stream.of(
                time(7200),
                new EndCondition.RunTime(7200),
                new EndCondition.CurrentMagnitude(
                        Comparison.MAGNITUDE_ABOVE, new CurrentDemand.Absolute(90)),
                new EndCondition.StepCharge(1),
                new EndCondition.StepCapacity(1e5),
                new EndCondition.VoltageSlope(Comparison.MAGNITUDE_ABOVE, 100, 60),
                new EndCondition.DifferentialCapacity(Comparison.ABOVE, 1e6, 0.05),
                new EndCondition.CellTemperature(Comparison.ABOVE, 40),
                new EndCondition.StackPressure(Comparison.BELOW, 60e6),
                new EndCondition.EstimateLevel(Estimand.SOC, Comparison.ABOVE, 0.99, 0),
                any(time(7200), new EndCondition.StepCharge(1)),
                new EndCondition.AllOf(
                        List.of(
                                volts(Comparison.ABOVE, 3.8),
                                volts(Comparison.BELOW, 1.8),
                                time(7200))));
    }

    @ParameterizedTest
    @MethodSource("conditionsThatBoundNoVoltage")
    void withoutAVoltageOfItsOwnTheWindowEndsTheCurrentInEitherDirection(EndCondition condition) {
        assertThat(endOf(0.9, 1, condition)).isEqualTo(FakeCell.FULL_VOLTS);
        assertThat(endOf(0.1, -1, condition)).isEqualTo(FakeCell.EMPTY_VOLTS);
    }

    private static Step.Rest restThen(String id, Then then) {
        return new Step.Rest(head(id), List.of(then(time(2), then)));
    }

    private static Step.Loop loop(String id, int times, Step... body) {
        return new Step.Loop(head(id), times, false, List.of(body));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJumpForwardLandsBehindLoopsWithinLoops(boolean gated) {
        Interlock require =
                gated
                        ? new Interlock(
                                new Band(70e6, 80e6),
                                Band.UNLIMITED,
                                Band.UNLIMITED,
                                Double.POSITIVE_INFINITY,
                                0,
                                60)
                        : Interlock.NONE;
        List<Step> steps =
                List.of(
                        restThen("a", new Then.Goto("z", 0)),
                        loop(
                                "outer",
                                2,
                                rest("b", 2),
                                loop("inner", 2, rest("c", 2)),
                                rest("d", 2)),
                        rest("y", 2),
                        rest("z", 2));
        Rig rig =
                new Rig(
                        new FakeCell(0.5),
                        1,
                        new Protocol("t", require, SafetyLimits.NONE, RecordRule.DEFAULT, steps));

        rig.toEnd(100);

        assertThat(rig.ids()).endsWith("a", "z").doesNotContain("b", "c", "d", "y");
    }

    @Test
    void aJumpWithinALoopStaysInItsPass() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        loop(
                                "outer",
                                2,
                                rest("a", 2),
                                loop("inner", 2, rest("b", 2)),
                                restThen("c", new Then.Goto("e", 0)),
                                rest("d", 2),
                                rest("e", 2)),
                        rest("f", 2));

        rig.toEnd(100);

        assertThat(rig.ids())
                .containsExactly("a", "b", "b", "c", "e", "a", "b", "b", "c", "e", "f");
    }

    @Test
    void aCountedJumpBackOverALoopRunsTheLoopAgain() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        rest("a", 2),
                        rest("b", 2),
                        loop("l", 2, rest("x", 2)),
                        new Step.Goto(head("again"), new Then.Goto("b", 1)),
                        rest("z", 2));

        rig.toEnd(100);

        assertThat(rig.ids()).containsExactly("a", "b", "x", "x", "b", "x", "x", "z");
    }

    @Test
    void loopsAskForNoEstimateUnlessWhatTheyHoldDoes() {
        EndCondition known = new EndCondition.EstimateLevel(Estimand.SOC, Comparison.ABOVE, 0.9, 0);
        EndCondition all = new EndCondition.AllOf(List.of(time(2), known));

        assertThat(Rig.of(0.5, 1, loop("l", 2, rest("r", 2))).program.asksForEstimates()).isFalse();
        assertThat(Rig.of(0.5, 1, loop("l", 2, cc("c", 1, all))).program.asksForEstimates())
                .isTrue();
        assertThat(Rig.of(0.5, 1, cc("c", 1, any(time(2), known))).program.asksForEstimates())
                .isTrue();
        assertThat(Rig.of(0.5, 1, cc("c", 1, any(time(2), time(3)))).program.asksForEstimates())
                .isFalse();
    }

    /** A cell that bears 20 mA of charge and 50 mA of discharge; the channel has 100 mA. */
    private static Rig narrow(Step step) {
        CellLimits limits =
                new CellLimits(
                        FakeCell.LIMITS.volts(),
                        TieredBand.tripOnly(new Band(-0.05, 0.02)),
                        FakeCell.LIMITS.celsius(),
                        FakeCell.LIMITS.celsiusPerMinute(),
                        FakeCell.LIMITS.stackPascals(),
                        1.5e-3);
        CellContext context =
                new CellContext(
                        FakeCell.GRAMS,
                        FakeCell.ONE_C_AMPERES,
                        FakeCell.EMPTY_VOLTS,
                        FakeCell.FULL_VOLTS,
                        limits);
        return new Rig(new FakeCell(0.5), 1, context, Protocol.of("t", List.of(step)));
    }

    private static double amperes(Rig rig) {
        return ((Drive.Galvanostatic) rig.last.setpoint().drive()).current().amperes();
    }

    /** 1 W at 2.8 V would be 357 mA. */
    @ParameterizedTest
    @CsvSource({"1, 0.02", "-1, -0.05"})
    void aPowerStaysWithinWhatTheCellBearsInItsDirection(double watts, double amperes) {
        assertThat(amperes(narrow(new Step.Cp(head("p"), watts, exits(time(60))))))
                .isEqualTo(amperes);
        String csv = "seconds,power_mW\n0," + watts * 1e3 + "\n60,0\n";
        assertThat(amperes(narrow(new Step.Profile(head("p"), Profiles.of(csv), List.of()))))
                .isEqualTo(amperes);
    }

    @Test
    void aPowerOfAProfileThatTheCellBearsFlowsInItsDirection() {
        String csv = "seconds,power_mW\n0,-2.8\n60,0\n";
        assertThat(amperes(narrow(new Step.Profile(head("p"), Profiles.of(csv), List.of()))))
                .isEqualTo(-1e-3);
    }

    @Test
    void aHeldVoltageMayDrawWhatTheCellBearsOrWhatItsStepSays() {
        Rig open =
                narrow(new Step.Cv(head("v"), new VoltageLevel.Fixed(2.9), null, exits(time(60))));
        Rig said =
                narrow(
                        new Step.Cv(
                                head("v"),
                                VoltageLevel.Window.WINDOW_UPPER,
                                new CurrentDemand.Rate(-2),
                                exits(time(60))));

        Drive.Potentiostatic held = (Drive.Potentiostatic) open.last.setpoint().drive();
        assertThat(held.voltage().volts()).isEqualTo(2.9);
        assertThat(held.currentLimit().amperes()).isEqualTo(0.05);
        Drive.Potentiostatic asked = (Drive.Potentiostatic) said.last.setpoint().drive();
        assertThat(asked.voltage().volts()).isEqualTo(3.6);
        assertThat(asked.currentLimit().amperes()).isEqualTo(2e-3);
        assertThat(open.scan().clock().stepType()).isEqualTo("cv");
    }
}
