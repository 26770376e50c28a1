package io.presodia.host.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares elapsed time with the wall clock: milliseconds under a header that says seconds are
 * consistent in themselves, and only this finds them.
 */
final class TimeScale {
    /** Wall clocks are often written in whole seconds, so shorter spans prove nothing. */
    private static final double SPAN_SECONDS = 10;

    /** Fewer spans could be one jump of the wall clock. */
    private static final int LEAST_SPANS = 3;

    /** No clock is wrong by a factor of two; the nearest unit is a factor of 60 away. */
    private static final double LARGEST_RATIO = 2;

    private TimeScale() {}

    /** What is wrong; empty when nothing is, or too little is known. */
    static Optional<String> mismatch(double[] elapsed, double[] wall) {
        List<Double> ratios = ratios(elapsed, wall);
        if (ratios.size() < LEAST_SPANS) {
            return Optional.empty();
        }
        Collections.sort(ratios);
        double ratio = ratios.get(ratios.size() / 2);
        if (ratio < LARGEST_RATIO && ratio > 1 / LARGEST_RATIO) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "advances %.4g times as fast as unix_time_second: %s",
                        ratio,
                        unit(ratio)));
    }

    private static List<Double> ratios(double[] elapsed, double[] wall) {
        List<Double> ratios = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < elapsed.length; i++) {
            double span = wall[i] - wall[from];
            double advanced = elapsed[i] - elapsed[from];
            if (!(advanced >= 0) || !(span >= 0)) {
                from = i;
            } else if (span >= SPAN_SECONDS) {
                ratios.add(advanced / span);
                from = i;
            }
        }
        return ratios;
    }

    private static String unit(double ratio) {
        if (near(ratio, 1e3)) {
            return "these are milliseconds, not seconds";
        }
        if (near(ratio, 1e6)) {
            return "these are microseconds, not seconds";
        }
        if (near(ratio, 1.0 / 60)) {
            return "these are minutes, not seconds";
        }
        if (near(ratio, 1.0 / 3600)) {
            return "these are hours, not seconds";
        }
        return "no known unit fits";
    }

    private static boolean near(double ratio, double unit) {
        return ratio > unit / LARGEST_RATIO && ratio < unit * LARGEST_RATIO;
    }
}
