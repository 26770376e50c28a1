package io.presodia.firmware.protocol;

import io.presodia.config.Diagnostic;
import io.presodia.config.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be wrong with a protocol whatever the cell: jumps that lead nowhere, into a loop or
 * round in circles, and steps that may never end.
 */
final class StructureCheck {
    private final ProtocolFile file;
    private final Diagnostics diagnostics;
    private final Map<String, Spot> spots = new HashMap<>();
    private int position;

    /** Where a step stands: its order in the file and the loops around it. */
    private record Spot(int position, List<String> loops) {}

    private StructureCheck(ProtocolFile file) {
        this.file = file;
        this.diagnostics = new Diagnostics(file.source().path());
    }

    /** Everything that is wrong, in order of line. */
    static List<Diagnostic> check(ProtocolFile file) {
        StructureCheck check = new StructureCheck(file);
        check.locate(file.protocol().steps(), List.of());
        check.inspect(file.protocol().steps());
        return check.diagnostics.sorted();
    }

    private void locate(List<Step> steps, List<String> loops) {
        for (Step step : steps) {
            spots.put(step.head().id(), new Spot(position++, loops));
            if (step instanceof Step.Loop loop) {
                List<String> inner = new ArrayList<>(loops);
                inner.add(loop.head().id());
                locate(loop.body(), inner);
            }
        }
    }

    private void inspect(List<Step> steps) {
        for (Step step : steps) {
            for (Exit exit : step.exits()) {
                if (exit.then() instanceof Then.Goto jump) {
                    jump(step, jump, exit.key() + ".then.goto");
                }
                meaning(step, exit.condition(), exit.key());
            }
            switch (step) {
                case Step.Goto jump -> jump(step, jump.jump(), step.head().key() + ".goto");
                case Step.Loop loop -> loop(loop);
                case Step.Rest _,
                        Step.Cc _,
                        Step.Cv _,
                        Step.Cccv _,
                        Step.Cp _,
                        Step.Gitt _,
                        Step.Activate _ ->
                        ends(step);
                case Step.Pulse _,
                        Step.DcPolarisation _,
                        Step.Ramp _,
                        Step.Profile _,
                        Step.HoldForOperator _ -> {}
            }
        }
    }

    private void loop(Step.Loop loop) {
        if (!takesTime(loop.body())) {
            error(
                    loop.head().key() + ".loop.steps",
                    "takes no time: a loop needs at least one step that is no goto and no loop");
        }
        inspect(loop.body());
    }

    private static boolean takesTime(List<Step> steps) {
        for (Step step : steps) {
            boolean timed =
                    switch (step) {
                        case Step.Loop inner -> takesTime(inner.body());
                        case Step.Goto _ -> false;
                        case Step.Rest _,
                                Step.Cc _,
                                Step.Cv _,
                                Step.Cccv _,
                                Step.Cp _,
                                Step.Pulse _,
                                Step.Gitt _,
                                Step.Activate _,
                                Step.DcPolarisation _,
                                Step.Ramp _,
                                Step.Profile _,
                                Step.HoldForOperator _ ->
                                true;
                    };
            if (timed) {
                return true;
            }
        }
        return false;
    }

    private void jump(Step from, Then.Goto jump, String key) {
        Spot here = spots.get(from.head().id());
        Spot there = spots.get(jump.target());
        if (here == null) {
            return;
        }
        if (there == null) {
            error(key, "there is no step with this id; ids here: " + ids());
            return;
        }
        boolean outside =
                there.loops().size() > here.loops().size()
                        || !here.loops().subList(0, there.loops().size()).equals(there.loops());
        if (outside) {
            error(
                    key,
                    "leads into the midst of the loop "
                            + there.loops().getLast()
                            + "; go to the loop itself, or stay inside the same loop");
        } else if (there.position() <= here.position() && jump.times() == 0) {
            error(
                    key,
                    "goes back and might never end; write goto: {step: "
                            + jump.target()
                            + ", times: 3} with the most often it may be taken");
        }
    }

    private String ids() {
        return String.join(
                ", ",
                spots.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue((a, b) -> a.position() - b.position()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private void ends(Step step) {
        for (Exit exit : step.exits()) {
            if (Ends.sure(exit.condition(), step)) {
                return;
            }
        }
        error(
                step.head().key() + "." + step.kind() + ".until",
                "may never come to an end; add " + Ends.remedy(step));
    }

    /** Refuses conditions that mean nothing in this kind of step, or can never fire. */
    private void meaning(Step step, EndCondition condition, String key) {
        switch (condition) {
            case EndCondition.CurrentMagnitude _ -> {
                if (setsCurrent(step)) {
                    error(
                            key,
                            "the current is set in " + step.kind() + "; it decides nothing here");
                }
            }
            case EndCondition.DifferentialCapacity _ -> {
                if (!(step instanceof Step.Cc || step instanceof Step.Cp)) {
                    error(
                            key,
                            "dQdV has a meaning only in cc and cp, where charge moves the voltage");
                }
            }
            case EndCondition.VoltageSlope slope -> {
                double shortest = Ends.shortestTime(step);
                if (slope.windowSeconds() >= shortest) {
                    error(
                            key + ".dVdt.window",
                            "never fills: the step ends after "
                                    + shortest
                                    + " s at the latest; take a shorter window");
                }
            }
            case EndCondition.AllOf all -> parts(step, all.conditions(), key + ".all");
            case EndCondition.AnyOf any -> parts(step, any.conditions(), key + ".any");
            case EndCondition.StepTime _,
                    EndCondition.RunTime _,
                    EndCondition.CellVoltage _,
                    EndCondition.StepCharge _,
                    EndCondition.StepCapacity _,
                    EndCondition.CellTemperature _,
                    EndCondition.StackPressure _,
                    EndCondition.EstimateLevel _ -> {}
        }
    }

    /** Whether the step's current is set, so that a condition on it decides nothing. */
    private static boolean setsCurrent(Step step) {
        return switch (step) {
            case Step.Rest _, Step.Cc _, Step.Gitt _, Step.Activate _ -> true;
            case Step.Ramp ramp -> ramp.course() instanceof Step.Course.OfCurrent;
            case Step.Profile profile -> !profile.load().quantity().power();
            case Step.Cv _,
                    Step.Cccv _,
                    Step.Cp _,
                    Step.Pulse _,
                    Step.DcPolarisation _,
                    Step.HoldForOperator _,
                    Step.Loop _,
                    Step.Goto _ ->
                    false;
        };
    }

    private void parts(Step step, List<EndCondition> parts, String key) {
        for (int i = 0; i < parts.size(); i++) {
            meaning(step, parts.get(i), key + "[" + i + "]");
        }
    }

    private void error(String key, String message) {
        ProtocolFile.Place place = file.place(key);
        diagnostics.add(place.line(), key, place.value(), message);
    }
}
