package io.presodia.host.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as documents show them. */
public final class Numbers {
    private static final double SMALL = 1e-2;
    private static final int LEAST_DIGITS = 4;

    private Numbers() {}

    /** As short as it is exact: 2.5, 480, 1.8e-5. */
    public static String plain(double value) {
        if (value != 0 && Math.abs(value) < SMALL) {
            BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            int exponent = exact.precision() - exact.scale() - 1;
            return exact.movePointLeft(exponent).toPlainString() + "e" + exponent;
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** Rounded to so many significant digits. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value != 0 && Math.abs(value) < SMALL) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
                    .replaceAll("e([+-])0?", "e$1")
                    .replace("e+", "e");
        }
        return new BigDecimal(value).round(new MathContext(digits)).toPlainString();
    }

    /**
     * A simulated value, one digit finer than the paper's and to at least four digits; a whole
     * number stays one.
     */
    public static String simulated(double paper, double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return plain(value);
        }
        if (Math.abs(value) < SMALL) {
            return significant(value, 3);
        }
        int fine =
                Math.max(0, new BigDecimal(Double.toString(paper)).stripTrailingZeros().scale())
                        + 1;
        BigDecimal exact = new BigDecimal(value);
        int before = exact.precision() - exact.scale();
        int decimals = Math.max(fine, LEAST_DIGITS - Math.max(1, before));
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A deviation with its sign, %. */
    public static String deviation(double percent) {
        return String.format(Locale.ROOT, "%+.1f", percent).replace("-0.0", "+0.0");
    }
}
