package io.presodia.firmware.sequencer;

import java.util.Locale;

/** Numbers in the lines and data of events. */
final class Told {
    private Told() {}

    /** In thousandths, to four digits. */
    static String milli(double value) {
        return digits(value * 1e3);
    }

    /** In millionths, to four digits. */
    static String micro(double value) {
        return digits(value * 1e6);
    }

    /** As JSON, which has no NaN. */
    static String json(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String digits(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.4g", value);
    }
}
