package io.presodia.hal.unit;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them in events and messages. */
public final class PlainNumber {
    private static final int DIGITS = 4;

    /** Beyond, two numbers that read the same are the same to people. */
    private static final int MOST_DIGITS = 9;

    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double LARGEST_PLAIN = 1e6;

    private PlainNumber() {}

    /**
     * To four significant digits, without zeros at the end; with an exponent only below 0.001 and
     * from a million on.
     */
    public static String of(double value) {
        return of(value, DIGITS);
    }

    /** As {@link #of(double)}, with as many digits more as tell it from another number. */
    public static String besides(double value, double other) {
        int digits = DIGITS;
        while (value != other
                && digits < MOST_DIGITS
                && of(value, digits).equals(of(other, digits))) {
            digits++;
        }
        return of(value, digits);
    }

    private static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "infinite" : "-infinite";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal shown = rounded.stripTrailingZeros();
        double size = shown.abs().doubleValue();
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            return shown.toPlainString();
        }
        int exponent = shown.precision() - shown.scale() - 1;
        return shown.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
