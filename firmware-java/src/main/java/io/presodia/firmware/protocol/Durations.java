package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a number and a unit, such as {@code 2 h} or {@code 120 s}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(ms|s|min|h|d)");
    private static final double LONGEST_SECONDS = 10_000 * 86_400.0;
    private static final String RIGHT =
            "must be a duration above 0 and below 10000 d, a number and ms, s, min, h or d, such as 2 h";

    private Durations() {}

    /** The duration at the key, s; with an error collected where it is none. */
    public static double seconds(Section section, String key) throws ConfigException {
        double seconds = seconds(section.text(key));
        if (seconds > 0 && seconds < LONGEST_SECONDS) {
            return seconds;
        }
        section.error(key, RIGHT);
        return 1;
    }

    /** The durations of the list at the key, s; with errors collected where they are none. */
    static List<Double> list(Section section, String key) throws ConfigException {
        List<Double> result = new ArrayList<>();
        for (String text : section.texts(key)) {
            double seconds = seconds(text);
            if (!(seconds > 0 && seconds < LONGEST_SECONDS)) {
                section.errorAt(key, result.size(), RIGHT);
            }
            result.add(seconds);
        }
        return result;
    }

    /** The duration in seconds; NaN when the text is none. */
    private static double seconds(String text) {
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
