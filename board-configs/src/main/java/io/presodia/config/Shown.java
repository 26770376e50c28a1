package io.presodia.config;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as messages show them. */
final class Shown {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Shown() {}

    /** {@code value} to four digits, without an exponent and without zeros at the end. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value, FOUR_DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
