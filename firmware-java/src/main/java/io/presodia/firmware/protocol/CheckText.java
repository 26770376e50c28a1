package io.presodia.firmware.protocol;

import io.presodia.hal.limit.Band;
import java.math.BigDecimal;
import java.math.MathContext;

/** Quantities in the messages of a protocol's check. */
final class CheckText {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private CheckText() {}

    static String bounds(String what, Band band, double scale, String unit) {
        return what
                + " "
                + number(band.low() * scale)
                + " to "
                + number(band.high() * scale)
                + " "
                + unit;
    }

    static String told(double amperes) {
        return "is " + milli(amperes) + " in this cell";
    }

    static String milli(double amperes) {
        return number(amperes * 1e3) + " mA";
    }

    static String milliHours(double ampereHours) {
        return number(ampereHours * 1e3) + " mAh";
    }

    /** To four digits, without an exponent. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value, FOUR_DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
