package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Exit;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.LoadProfile;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.firmware.protocol.Then;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.limit.Band;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flattens a protocol and resolves it for a cell and a channel. */
final class Compiler {
    private static final double MILLI = 1e-3;

    private final CellContext cell;
    private final ChannelCapability channel;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private int loopCount;
    private int jumpCount;

    Compiler(CellContext cell, ChannelCapability channel) {
        this.cell = cell;
        this.channel = channel;
    }

    Program compile(Protocol protocol) {
        boolean gated = !protocol.require().equals(Interlock.NONE);
        locate(protocol.steps(), gated ? 1 : 0);
        if (gated) {
            instructions.add(gate(protocol));
        }
        emit(protocol.steps());
        return new Program(instructions, loopCount, jumpCount);
    }

    /** First pass: where each step will stand, so that jumps forward can be resolved. */
    private int locate(List<Step> steps, int from) {
        int position = from;
        for (Step step : steps) {
            positions.put(step.head().id(), position);
            position =
                    step instanceof Step.Loop loop
                            ? locate(loop.body(), position + 1) + 1
                            : position + 1;
        }
        return position;
    }

    private Instruction gate(Protocol protocol) {
        StepHead head =
                new StepHead(
                        "start",
                        "require",
                        protocol.record(),
                        BootPolicy.Resume.RESUME,
                        protocol.require());
        Instruction.Way out =
                new Instruction.Way(new EndCondition.StepTime(0), new Instruction.Lead.Next(), "");
        return new Instruction.Perform(
                head, "interlock", false, new Action.Hold(Setpoint.OPEN), List.of(out));
    }

    private void emit(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Loop loop -> emitLoop(loop);
                case Step.Goto jump -> instructions.add(new Instruction.Jump(leap(jump.jump())));
                case Step.Rest rest -> perform(rest, false, new Action.Hold(Setpoint.OPEN));
                case Step.Cc cc ->
                        perform(
                                cc,
                                true,
                                new Action.Hold(galvanostatic(cc.current().amperes(cell))));
                case Step.Cv cv ->
                        perform(
                                cv,
                                true,
                                new Action.Hold(
                                        potentiostatic(cv.voltage(), largest(cv.largest()))));
                case Step.Cccv cccv -> perform(cccv, true, currentThenVoltage(cccv));
                case Step.Cp cp ->
                        perform(
                                cp,
                                true,
                                new Action.Power(cp.watts(), largestAmperes(cp.watts() > 0)));
                case Step.Pulse pulse ->
                        perform(
                                pulse,
                                false,
                                new Action.Pulse(
                                        pulse.amplitude().amperes(cell),
                                        pulse.seconds(),
                                        pulse.atSeconds()));
                case Step.Gitt gitt ->
                        perform(
                                gitt,
                                true,
                                new Action.Titrate(
                                        galvanostatic(gitt.current().amperes(cell)),
                                        gitt.pulseSeconds(),
                                        gitt.restSeconds()));
                case Step.Activate activate -> perform(activate, true, activate(activate));
                case Step.DcPolarisation polarisation ->
                        perform(polarisation, false, polarise(polarisation));
                case Step.Ramp ramp -> perform(ramp, true, ramp(ramp));
                case Step.Profile profile -> perform(profile, true, follow(profile));
                case Step.HoldForOperator hold ->
                        perform(hold, false, new Action.AwaitOperator(hold.message()));
            }
        }
    }

    private void emitLoop(Step.Loop loop) {
        int number = loopCount++;
        instructions.add(new Instruction.EnterLoop(number, loop.cycle()));
        int start = instructions.size();
        emit(loop.body());
        instructions.add(new Instruction.RepeatLoop(number, loop.times(), loop.cycle(), start));
    }

    private void perform(Step step, boolean drivesCurrent, Action action) {
        List<Instruction.Way> ways = new ArrayList<>();
        for (Exit exit : step.exits()) {
            ways.add(new Instruction.Way(exit.condition(), lead(exit.then()), exit.because()));
        }
        implyEnd(step, true, ways);
        implyEnd(step, false, ways);
        instructions.add(
                new Instruction.Perform(
                        step.head(), step.kind(), drivesCurrent, action, List.copyOf(ways)));
    }

    /** A step that drives current in a direction ends at the window's end there at the latest. */
    private static void implyEnd(Step step, boolean charging, List<Instruction.Way> ways) {
        if (!step.drives(charging)) {
            return;
        }
        for (Exit exit : step.exits()) {
            if (boundsVoltage(exit.condition(), charging)) {
                return;
            }
        }
        ways.add(
                new Instruction.Way(
                        charging
                                ? new EndCondition.CellVoltage(
                                        Comparison.ABOVE, VoltageLevel.Window.WINDOW_UPPER)
                                : new EndCondition.CellVoltage(
                                        Comparison.BELOW, VoltageLevel.Window.WINDOW_LOWER),
                        new Instruction.Lead.Next(),
                        "end of the cell's window"));
    }

    /** Whether the condition by itself fires where the voltage runs to in this direction. */
    static boolean boundsVoltage(EndCondition condition, boolean charging) {
        return switch (condition) {
            case EndCondition.CellVoltage voltage ->
                    voltage.comparison() == (charging ? Comparison.ABOVE : Comparison.BELOW);
            case EndCondition.AnyOf any -> {
                for (EndCondition part : any.conditions()) {
                    if (boundsVoltage(part, charging)) {
                        yield true;
                    }
                }
                yield false;
            }
            case EndCondition.StepTime _,
                    EndCondition.RunTime _,
                    EndCondition.CurrentMagnitude _,
                    EndCondition.StepCharge _,
                    EndCondition.StepCapacity _,
                    EndCondition.VoltageSlope _,
                    EndCondition.DifferentialCapacity _,
                    EndCondition.CellTemperature _,
                    EndCondition.StackPressure _,
                    EndCondition.EstimateLevel _,
                    EndCondition.AllOf _ ->
                    false;
        };
    }

    private Instruction.Lead lead(Then then) {
        return switch (then) {
            case Then.Next _ -> new Instruction.Lead.Next();
            case Then.Goto jump -> new Instruction.Lead.To(leap(jump));
            case Then.End _ -> new Instruction.Lead.End();
            case Then.Abort _ -> new Instruction.Lead.Abort();
        };
    }

    private Instruction.Leap leap(Then.Goto jump) {
        Integer target = positions.get(jump.target());
        if (target == null) {
            throw new IllegalArgumentException("goto names no step: " + jump.target());
        }
        return new Instruction.Leap(target, jump.times() > 0 ? jumpCount++ : -1, jump.times());
    }

    private Action currentThenVoltage(Step.Cccv step) {
        double amperes = step.current().amperes(cell);
        double volts = step.voltage().volts(cell);
        return new Action.CurrentThenVoltage(
                galvanostatic(amperes),
                potentiostatic(step.voltage(), Math.abs(amperes)),
                volts,
                amperes > 0);
    }

    private Action activate(Step.Activate step) {
        double amperes = step.current().amperes(cell);
        return new Action.Activate(
                galvanostatic(amperes),
                amperes,
                step.probeMilliampereHoursPerGram() * MILLI * cell.activeMassGrams(),
                step.probeSeconds(),
                1e3 / cell.activeMassGrams(),
                cell.inside());
    }

    private Action polarise(Step.DcPolarisation step) {
        double range = step.rangeAmperes();
        double largest = Double.isNaN(range) ? largest(null) : range;
        return new Action.Polarise(
                potentiostatic(new VoltageLevel.Fixed(step.biasVolts()), largest),
                step.biasVolts(),
                step.seconds());
    }

    private Action ramp(Step.Ramp step) {
        return switch (step.course()) {
            case Step.Course.OfCurrent of ->
                    new Action.Ramp(
                            false,
                            of.from().amperes(cell),
                            of.to().amperes(cell),
                            step.seconds(),
                            0);
            case Step.Course.OfVoltage of ->
                    new Action.Ramp(
                            true,
                            of.fromVolts(),
                            of.toVolts(),
                            step.seconds(),
                            largest(of.largest()));
        };
    }

    private Action follow(Step.Profile step) {
        LoadProfile load = step.load();
        return new Action.Follow(
                load,
                switch (load.quantity()) {
                    case CURRENT, POWER -> MILLI;
                    case RATE -> cell.oneCAmperes();
                },
                largestAmperes(true),
                largestAmperes(false));
    }

    private static Setpoint galvanostatic(double amperes) {
        return Setpoint.of(new Drive.Galvanostatic(new Current(amperes)));
    }

    private Setpoint potentiostatic(VoltageLevel level, double largestAmperes) {
        return Setpoint.of(
                new Drive.Potentiostatic(
                        new Voltage(level.volts(cell)), new Current(largestAmperes)));
    }

    private double largest(@Nullable CurrentDemand demand) {
        return demand == null
                ? Math.max(largestAmperes(true), largestAmperes(false))
                : Math.abs(demand.amperes(cell));
    }

    private double largestAmperes(boolean charging) {
        Band trip = cell.limits().amperes().trip();
        double bound = charging ? trip.high() : -trip.low();
        return Math.min(Math.max(bound, 0), channel.maximumAmperes());
    }
}
