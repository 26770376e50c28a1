package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Section;
import io.presodia.config.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what may end a step. */
final class ConditionReader {
    private static final double MILLI = 1e-3;
    private static final double MEGA = 1e6;
    private static final double NO_SIGN = 0;

    /** Where the voltage runs to in a step; decides what {@code voltage_V} means. */
    private final double sign;

    /**
     * @param sign above 0 in a step that charges by a set current or power, below 0 in one that
     *     discharges, 0 in every other
     */
    ConditionReader(double sign) {
        this.sign = sign;
    }

    /** The exits at {@code until} of {@code parent}. */
    List<Exit> exits(Section parent) throws ConfigException {
        String key = "until";
        return switch (parent.node(key)) {
            case YamlNode.Scalar _ ->
                    List.of(
                            Exit.next(
                                    parent.path(key),
                                    new EndCondition.StepTime(Durations.seconds(parent, key))));
            case YamlNode.Mapping _ -> List.of(exit(parent.section(key)));
            case YamlNode.Sequence _ -> {
                List<Exit> exits = new ArrayList<>();
                for (Section one : parent.sections(key)) {
                    exits.add(exit(one));
                }
                yield exits;
            }
        };
    }

    private Exit exit(Section section) throws ConfigException {
        return new Exit(
                section.path(),
                condition(section),
                section.has("then") ? then(section) : Then.Next.NEXT,
                section.text("because", ""));
    }

    private static Then then(Section section) throws ConfigException {
        if (section.node("then") instanceof YamlNode.Mapping) {
            return jump(section.section("then"));
        }
        return switch (section.text("then")) {
            case "end" -> Then.End.END;
            case "abort" -> Then.Abort.ABORT;
            default -> Then.Next.NEXT;
        };
    }

    /** The jump at {@code goto} of {@code section}. */
    static Then.Goto jump(Section section) throws ConfigException {
        if (section.node("goto") instanceof YamlNode.Mapping) {
            Section jump = section.section("goto");
            return new Then.Goto(jump.text("step"), jump.integer("times", 0));
        }
        return new Then.Goto(section.text("goto"), 0);
    }

    private EndCondition condition(Section section) throws ConfigException {
        List<String> keys = new ArrayList<>(section.keys());
        keys.remove("then");
        keys.remove("because");
        if (keys.size() != 1) {
            section.error(
                    keys.isEmpty()
                            ? "needs a condition, such as voltage: window_upper or time: 2 h"
                            : "has the conditions "
                                    + String.join(", ", keys)
                                    + " at once; write any: [{…}, {…}] when one is enough, all: [{…},"
                                    + " {…}] when all must hold, or a list of exits");
            return new EndCondition.AnyOf(List.of());
        }
        String key = keys.getFirst();
        return switch (key) {
            case "time" -> new EndCondition.StepTime(Durations.seconds(section, key));
            case "total_time" -> new EndCondition.RunTime(Durations.seconds(section, key));
            case "voltage_V", "voltage", "voltage_above_V", "voltage_below_V" ->
                    voltage(section, key);
            case "current_above_rate_C", "current_below_rate_C" ->
                    new EndCondition.CurrentMagnitude(
                            magnitude(key), new CurrentDemand.Rate(section.number(key)));
            case "current_above_mA", "current_below_mA" ->
                    new EndCondition.CurrentMagnitude(
                            magnitude(key), new CurrentDemand.Absolute(section.number(key)));
            case "charge_mAh" -> new EndCondition.StepCharge(section.number(key) * MILLI);
            case "charge_Ah" -> new EndCondition.StepCharge(section.number(key));
            case "capacity_mAh_g" -> new EndCondition.StepCapacity(section.number(key));
            case "dVdt" -> slope(section.section(key));
            case "dQdV" -> differential(section.section(key));
            case "temperature_above_C", "temperature_below_C" ->
                    new EndCondition.CellTemperature(side(key), section.number(key));
            case "pressure_above_MPa", "pressure_below_MPa" ->
                    new EndCondition.StackPressure(side(key), section.number(key) * MEGA);
            case "soc" -> estimate(section, key, Estimand.SOC);
            case "donor_depletion" -> estimate(section, key, Estimand.DONOR_DEPLETION);
            case "sodium_deficit" -> estimate(section, key, Estimand.SODIUM_DEFICIT);
            case "all" -> new EndCondition.AllOf(group(section, key));
            case "any" -> new EndCondition.AnyOf(group(section, key));
            default ->
                    throw new IllegalStateException(
                            "the schema allows a condition without a reader: " + key);
        };
    }

    private List<EndCondition> group(Section section, String key) throws ConfigException {
        List<EndCondition> parts = new ArrayList<>();
        for (Section part : section.sections(key)) {
            parts.add(condition(part));
        }
        return parts;
    }

    private EndCondition voltage(Section section, String key) throws ConfigException {
        if (key.equals("voltage")) {
            VoltageLevel.Window end = window(section.text(key));
            return new EndCondition.CellVoltage(
                    end == VoltageLevel.Window.WINDOW_UPPER ? Comparison.ABOVE : Comparison.BELOW,
                    end);
        }
        VoltageLevel level = new VoltageLevel.Fixed(section.number(key));
        if (!key.equals("voltage_V")) {
            return new EndCondition.CellVoltage(side(key), level);
        }
        if (sign == NO_SIGN) {
            section.error(
                    key,
                    "means nothing where no set current tells the direction; write voltage_above_V or"
                            + " voltage_below_V");
        }
        return new EndCondition.CellVoltage(sign > 0 ? Comparison.ABOVE : Comparison.BELOW, level);
    }

    /** The end of the window that a word names. */
    static VoltageLevel.Window window(String word) {
        return word.equals(VoltageLevel.Window.WINDOW_UPPER.text())
                ? VoltageLevel.Window.WINDOW_UPPER
                : VoltageLevel.Window.WINDOW_LOWER;
    }

    private static EndCondition slope(Section section) throws ConfigException {
        String key = limitKey(section, "window");
        return new EndCondition.VoltageSlope(
                key.startsWith("magnitude") ? magnitude(key) : side(key),
                section.number(key) * MILLI,
                Durations.seconds(section, "window"));
    }

    private static EndCondition differential(Section section) throws ConfigException {
        String key = limitKey(section, "window_V");
        return new EndCondition.DifferentialCapacity(
                side(key), section.number(key), section.number("window_V"));
    }

    private static EndCondition estimate(Section parent, String name, Estimand quantity)
            throws ConfigException {
        Section section = parent.section(name);
        List<String> keys = new ArrayList<>(section.keys());
        keys.remove("sigmas");
        if (keys.size() != 1) {
            section.error("needs one limit, above or below, and beside it at most sigmas");
            return new EndCondition.AnyOf(List.of());
        }
        String key = keys.getFirst();
        return new EndCondition.EstimateLevel(
                quantity, side(key), section.number(key), section.number("sigmas", 0));
    }

    /** The one key besides the window: the schema allows exactly two. */
    private static String limitKey(Section section, String window) {
        List<String> keys = new ArrayList<>(section.keys());
        keys.remove(window);
        return keys.getFirst();
    }

    private static Comparison side(String key) {
        return key.contains("above") ? Comparison.ABOVE : Comparison.BELOW;
    }

    private static Comparison magnitude(String key) {
        return key.contains("above") ? Comparison.MAGNITUDE_ABOVE : Comparison.MAGNITUDE_BELOW;
    }
}
