package io.presodia.firmware.protocol;

/** Which conditions are sure to end a step, and by when at the latest. */
final class Ends {
    private static final double SECONDS_PER_HOUR = 3600;

    private Ends() {}

    /** Whether the condition comes true sooner or later, whatever the cell does. */
    static boolean sure(EndCondition condition, Step step) {
        return switch (condition) {
            case EndCondition.StepTime _, EndCondition.RunTime _ -> true;
            case EndCondition.CellVoltage voltage ->
                    direction(step) == (voltage.comparison() == Comparison.ABOVE ? 1 : -1);
            case EndCondition.StepCharge _, EndCondition.StepCapacity _ -> direction(step) != 0;
            case EndCondition.CurrentMagnitude current ->
                    current.comparison() == Comparison.MAGNITUDE_BELOW
                            && (step instanceof Step.Cv || step instanceof Step.Cccv);
            case EndCondition.AllOf all -> {
                boolean every = true;
                for (EndCondition part : all.conditions()) {
                    every &= sure(part, step);
                }
                yield every;
            }
            case EndCondition.AnyOf any -> {
                boolean some = false;
                for (EndCondition part : any.conditions()) {
                    some |= sure(part, step);
                }
                yield some;
            }
            case EndCondition.VoltageSlope _,
                    EndCondition.DifferentialCapacity _,
                    EndCondition.CellTemperature _,
                    EndCondition.StackPressure _,
                    EndCondition.EstimateLevel _ ->
                    false;
        };
    }

    /** What to add to a step that may never end. */
    static String remedy(Step step) {
        if (direction(step) != 0) {
            return "a voltage in the direction of the current, a time or a charge, such as {voltage: "
                    + (direction(step) > 0 ? "window_upper" : "window_lower")
                    + "}";
        }
        return step instanceof Step.Rest
                ? "a time, such as {time: 4 h}"
                : "a current, such as {current_below_rate_C: 0.02}, or a time";
    }

    /** 1 in a step whose set current or power only charges, -1 if it only discharges, else 0. */
    static int direction(Step step) {
        return (step.drives(true) ? 1 : 0) - (step.drives(false) ? 1 : 0);
    }

    /** The sign of a current, which no cell can change. */
    static int sign(CurrentDemand current) {
        return (int)
                Math.signum(
                        switch (current) {
                            case CurrentDemand.Rate rate -> rate.perHour();
                            case CurrentDemand.Absolute absolute -> absolute.milliamperes();
                            case CurrentDemand.Specific specific -> specific.milliamperesPerGram();
                        });
    }

    /** The time after which the step ends by its own clock at the latest, s; infinite for none. */
    static double shortestTime(Step step) {
        double shortest = Double.POSITIVE_INFINITY;
        for (Exit exit : step.exits()) {
            shortest = Math.min(shortest, time(exit.condition()));
        }
        return shortest;
    }

    private static double time(EndCondition condition) {
        return switch (condition) {
            case EndCondition.StepTime time -> time.seconds();
            case EndCondition.AnyOf any -> {
                double shortest = Double.POSITIVE_INFINITY;
                for (EndCondition part : any.conditions()) {
                    shortest = Math.min(shortest, time(part));
                }
                yield shortest;
            }
            case EndCondition.AllOf _,
                    EndCondition.RunTime _,
                    EndCondition.CellVoltage _,
                    EndCondition.CurrentMagnitude _,
                    EndCondition.StepCharge _,
                    EndCondition.StepCapacity _,
                    EndCondition.VoltageSlope _,
                    EndCondition.DifferentialCapacity _,
                    EndCondition.CellTemperature _,
                    EndCondition.StackPressure _,
                    EndCondition.EstimateLevel _ ->
                    Double.POSITIVE_INFINITY;
        };
    }

    /**
     * The longest a step can take in this cell, s: its time, or the time in which its current moves
     * the cell's whole charge budget. Infinite when neither bounds it.
     */
    static double longestSeconds(Step step, CellContext cell) {
        double longest = shortestTime(step);
        double budget = cell.limits().chargeBudgetAmpereHours() * SECONDS_PER_HOUR;
        return switch (step) {
            case Step.Cc cc -> Math.min(longest, budget / Math.abs(cc.current().amperes(cell)));
            case Step.Cp cp ->
                    Math.min(
                            longest,
                            budget / (Math.abs(cp.watts()) / Math.abs(cell.windowUpperVolts())));
            case Step.Pulse pulse -> pulse.seconds();
            case Step.Gitt gitt ->
                    Math.min(longest, budget / Math.abs(gitt.current().amperes(cell)) / duty(gitt));
            case Step.Activate activate -> {
                double charging = budget / Math.abs(activate.current().amperes(cell));
                double probes =
                        cell.limits().chargeBudgetAmpereHours()
                                * 1e3
                                / (cell.activeMassGrams()
                                        * activate.probeMilliampereHoursPerGram());
                yield Math.min(longest, charging + probes * activate.probeSeconds());
            }
            case Step.DcPolarisation polarisation -> polarisation.seconds();
            case Step.Ramp ramp -> Math.min(longest, ramp.seconds());
            case Step.Profile profile -> Math.min(longest, profile.load().durationSeconds());
            case Step.Goto _ -> 0;
            case Step.Rest _, Step.Cv _, Step.Cccv _, Step.HoldForOperator _ -> longest;
            case Step.Loop loop -> {
                double body = 0;
                for (Step inner : loop.body()) {
                    body += longestSeconds(inner, cell);
                }
                yield body * loop.times();
            }
        };
    }

    /** The part of the time in which the current of a titration flows. */
    static double duty(Step.Gitt step) {
        return step.pulseSeconds() / (step.pulseSeconds() + step.restSeconds());
    }
}
