package io.presodia.host.analyze;

import io.presodia.host.run.Uncertain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers in documents and texts: what is not known is null, or a dash. */
final class Numbers {
    private Numbers() {}

    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** {@code name} without its unit, {@code unit} with the underscore before it. */
    static void put(ObjectNode node, String name, String unit, @Nullable Uncertain value) {
        put(node, name + unit, value == null ? Double.NaN : value.value());
        put(node, name + "_sigma" + unit, value == null ? Double.NaN : value.sigma());
    }

    static void put(ObjectNode node, String name, double[] values) {
        ArrayNode array = node.putArray(name);
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    static String text(String format, @Nullable Uncertain value) {
        return value == null
                ? "-"
                : String.format(Locale.ROOT, format + " ± " + format, value.value(), value.sigma());
    }

    // The annotation that is asked for would be one more library.
    @SuppressWarnings("AnnotateFormatMethod")
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
