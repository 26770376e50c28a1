package io.presodia.hil.scenario;

import io.presodia.config.ConfigException;
import io.presodia.config.Section;
import io.presodia.hil.bench.Condition;
import io.presodia.hil.bench.Condition.Beyond;
import io.presodia.hil.bench.Condition.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes conditions of what scenario files say. */
final class ConditionReader {
    private static final double MILLI = 1e-3;
    private static final double MEGA = 1e6;

    private ConditionReader() {}

    /** The condition, or null with an error collected. */
    static @Nullable Condition read(Section at, int usualChannel) throws ConfigException {
        int channel = at.integer("channel", usualChannel);
        List<String> keys = new ArrayList<>(at.keys());
        keys.remove("channel");
        if (keys.size() != 1) {
            at.error("needs exactly one condition, has " + keys);
            return null;
        }
        String key = keys.getFirst();
        return switch (key) {
            case "step_begins" -> new Condition.StepBegins(channel, at.text(key));
            case "cycle_begins" -> new Condition.CycleBegins(channel, at.integer(key));
            case "relay_closed" -> new Condition.RelayClosed(channel);
            case "charge_above_mAh" ->
                    new Beyond(channel, Quantity.CHARGE_AMPERE_HOURS, true, at.number(key) * MILLI);
            case "discharge_above_mAh" ->
                    new Beyond(
                            channel, Quantity.DISCHARGE_AMPERE_HOURS, true, at.number(key) * MILLI);
            default -> beyond(at, key, channel);
        };
    }

    private static Condition beyond(Section at, String key, int channel) throws ConfigException {
        boolean above = key.contains("_above_");
        double value = at.number(key);
        if (key.startsWith("voltage")) {
            return new Beyond(channel, Quantity.VOLTS, above, value);
        }
        if (key.startsWith("current")) {
            return new Beyond(channel, Quantity.AMPERES, above, value * MILLI);
        }
        if (key.startsWith("temperature")) {
            return new Beyond(channel, Quantity.CELSIUS, above, value);
        }
        return new Beyond(channel, Quantity.PASCALS, above, value * MEGA);
    }
}
