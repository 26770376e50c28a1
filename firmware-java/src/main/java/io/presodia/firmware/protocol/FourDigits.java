package io.presodia.firmware.protocol;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people. */
final class FourDigits {
    private static final MathContext FOUR = new MathContext(4);

    private FourDigits() {}

    /** To four digits, without an exponent. */
    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value, FOUR).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
