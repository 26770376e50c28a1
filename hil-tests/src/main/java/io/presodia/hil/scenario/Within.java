package io.presodia.hil.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span, in scans or in time.
 *
 * @param amount how many scans, or s
 * @param scans whether it counts scans
 */
public record Within(double amount, boolean scans) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(scans?|ms|s|min|h)");

    /**
     * Reads {@code 2 scans} or {@code 100 ms}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Within of(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "must be a number of scans, or a number and ms, s, min or h, such as 2 scans");
        }
        double number = Double.parseDouble(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> new Within(number / 1e3, false);
            case "s" -> new Within(number, false);
            case "min" -> new Within(number * 60, false);
            case "h" -> new Within(number * 3600, false);
            default -> new Within(number, true);
        };
    }

    /** Its length, s; a span of scans ends with the scan's own work, before the next begins. */
    public double seconds(double periodSeconds) {
        return scans ? amount * periodSeconds : amount;
    }

    @Override
    public String toString() {
        String number = amount == Math.rint(amount) ? Long.toString((long) amount) : "" + amount;
        return number + (scans ? " scans" : " s");
    }
}
