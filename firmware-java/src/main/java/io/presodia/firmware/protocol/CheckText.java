package io.presodia.firmware.protocol;

import io.presodia.hal.limit.Band;

/** Quantities in the messages of a protocol's check. */
final class CheckText {
    private CheckText() {}

    static String bounds(String what, Band band, double scale, String unit) {
        return what
                + " "
                + FourDigits.of(band.low() * scale)
                + " to "
                + FourDigits.of(band.high() * scale)
                + " "
                + unit;
    }

    static String told(double amperes) {
        return "is " + milli(amperes) + " in this cell";
    }

    static String milli(double amperes) {
        return FourDigits.of(amperes * 1e3) + " mA";
    }

    static String milliHours(double ampereHours) {
        return FourDigits.of(ampereHours * 1e3) + " mAh";
    }

    static String budget(double ampereHours, CellContext cell) {
        return milliHours(ampereHours)
                + ", which is all that cathode and donor of this cell can give ("
                + FourDigits.of(ampereHours * 1e3 / cell.activeMassGrams())
                + " mAh/g)";
    }
}
