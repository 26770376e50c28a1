package io.presodia.hil.scenario;

import java.util.Locale;

/** Figures as people read them. */
final class Numbers {
    private Numbers() {}

    /** A span of scans, or of seconds with a fitting unit. */
    static String span(double amount, boolean scans) {
        if (Double.isNaN(amount)) {
            return "never";
        }
        if (scans) {
            return String.format(Locale.ROOT, "%.0f scans", amount);
        }
        return amount < 1
                ? String.format(Locale.ROOT, "%.2f ms", amount * 1e3)
                : String.format(Locale.ROOT, "%.3f s", amount);
    }

    /** Milliseconds for a table; empty for none. */
    static String millis(double millis) {
        if (Double.isNaN(millis)) {
            return "-";
        }
        return millis < 1000
                ? String.format(Locale.ROOT, "%.1f", millis)
                : String.format(Locale.ROOT, "%.0f", millis);
    }

    /** A count for a table; empty for none. */
    static String count(double count) {
        return Double.isNaN(count) ? "-" : String.format(Locale.ROOT, "%.0f", count);
    }
}
