package io.presodia.firmware.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a number and a unit, such as {@code 2 h} or {@code 120 s}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(ms|s|min|h|d)");

    private Durations() {}

    /** The duration in seconds; NaN when the text is none. */
    static double seconds(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> number / 1e3;
            case "s" -> number;
            case "min" -> number * 60;
            case "h" -> number * 3600;
            default -> number * 86400;
        };
    }
}
