package io.presodia.host.report;

import io.presodia.host.run.Uncertain;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as people read them; the same on every machine. */
public final class Show {
    /** What stands where nothing was measured. */
    static final String NOTHING = "–";

    private static final int SIGMA_DIGITS = 2;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Show() {}

    /** {@code value ± sigma}, both to the place of the second digit of sigma. */
    static String uncertain(@Nullable Uncertain value, double scale) {
        if (value == null || !Double.isFinite(value.value())) {
            return NOTHING;
        }
        double scaled = value.value() * scale;
        double sigma = value.sigma() * scale;
        if (!Double.isFinite(sigma) || sigma <= 0) {
            return new BigDecimal(scaled)
                    .round(new MathContext(5, RoundingMode.HALF_UP))
                    .toPlainString()
                    .replace('-', '−');
        }
        BigDecimal rounded =
                new BigDecimal(sigma).round(new MathContext(SIGMA_DIGITS, RoundingMode.HALF_UP));
        int places = places(sigma);
        return fixed(scaled, places) + " ± " + fixed(rounded.doubleValue(), places);
    }

    /** Decimal places up to the second digit of a standard uncertainty; 0 where it is none. */
    static int places(double sigma) {
        return sigma > 0 && Double.isFinite(sigma)
                ? Math.max(
                        0,
                        new BigDecimal(sigma)
                                .round(new MathContext(SIGMA_DIGITS, RoundingMode.HALF_UP))
                                .scale())
                : 0;
    }

    /**
     * {@code value ± sigma} for a line of text, with a plain minus sign; with further digits where
     * sigma would else read as zero. Only the value where sigma is zero or not known.
     *
     * @param least decimal places that there are in any case
     */
    public static String sized(Uncertain value, double scale, int least) {
        double sigma = value.sigma() * scale;
        boolean known = sigma > 0 && Double.isFinite(sigma);
        int places = least;
        if (known && new BigDecimal(sigma).setScale(least, RoundingMode.HALF_UP).signum() == 0) {
            places = new BigDecimal(sigma).round(new MathContext(1)).scale();
        }
        String shown = fixed(value.value() * scale, places).replace('−', '-');
        return known ? shown + " ± " + fixed(sigma, places) : shown;
    }

    /** With this many decimal places. */
    static String fixed(double value, int places) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        BigDecimal rounded = new BigDecimal(value).setScale(places, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString().replace('-', '−');
    }

    /** A share in percent; all of it, or nothing, only where that is exact. */
    static String share(double share) {
        double percent = 100 * share;
        boolean nearly = (share < 1 && percent > 99) || (share > 0 && percent < 1);
        return fixed(nearly ? Math.max(0.1, Math.min(99.9, percent)) : percent, nearly ? 1 : 0)
                + " %";
    }

    /** With at most this many significant digits. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros())
                .toPlainString()
                .replace('-', '−');
    }

    /** Time since the run began as {@code hours:minutes:seconds}. */
    static String clock(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NOTHING;
        }
        long whole = Math.max(0, (long) Math.floor(seconds + 0.5));
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** A length of time in the unit that suits it. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NOTHING;
        }
        if (seconds < 120) {
            return significant(seconds, 3) + " s";
        }
        return seconds < 7200 ? fixed(seconds / 60, 1) + " min" : fixed(seconds / 3600, 2) + " h";
    }

    /** A time into a pulse, such as {@code 10 ms}. */
    static String pulseTime(double seconds) {
        return seconds < 1 ? significant(seconds * 1e3, 3) + " ms" : significant(seconds, 3) + " s";
    }

    /** Wall clock in UTC, to the second. */
    static String instant(double unixSeconds) {
        return INSTANT.format(Instant.ofEpochSecond((long) Math.floor(unixSeconds)));
    }

    /** The name of a constant in lower case. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** An identifier in words. */
    static String words(String id) {
        return id.replace('_', ' ').replace('-', ' ');
    }
}
