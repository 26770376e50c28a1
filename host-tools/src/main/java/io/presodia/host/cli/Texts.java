package io.presodia.host.cli;

import io.presodia.host.report.Show;
import io.presodia.host.run.Uncertain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Texts {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    /** Charging times are compared in hours, long after the first day. */
    private static final int MANY_HOURS = 100 * HOUR;

    private Texts() {}

    /** A duration with its two largest units. */
    static String duration(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < HOUR) {
            return whole / MINUTE + " min " + whole % MINUTE + " s";
        }
        if (whole < MANY_HOURS) {
            return whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
        }
        return whole / DAY + " d " + whole % DAY / HOUR + " h";
    }

    /** A current with a fitting prefix and its sign. */
    static String amperes(double amperes) {
        double size = Math.abs(amperes);
        if (Double.isNaN(size)) {
            return "-";
        }
        return size < 1e-3
                ? String.format(Locale.ROOT, "%+.2f µA", amperes * 1e6)
                : String.format(Locale.ROOT, "%+.4f mA", amperes * 1e3);
    }

    /** A value with its standard uncertainty, which never reads as zero, and unit. */
    static String value(@Nullable Uncertain value, int decimals, String unit) {
        if (value == null) {
            return "-";
        }
        return (Show.sized(value, 1, decimals) + " " + unit).stripTrailing();
    }
}
