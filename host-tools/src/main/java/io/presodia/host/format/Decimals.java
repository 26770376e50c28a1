package io.presodia.host.format;

/**
 * Numbers as text: the shortest decimal that reads back as the same double, never with an exponent
 * (XML Schema's {@code decimal}, which BDF prescribes, has none), the same on every machine.
 */
final class Decimals {
    private Decimals() {}

    /** Appends {@code value}; nothing for NaN. */
    static void append(StringBuilder out, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("a measured value is never infinite");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append((long) value);
            return;
        }
        String text = Double.toString(value);
        int exponentAt = text.indexOf('E');
        if (exponentAt < 0) {
            out.append(text);
        } else {
            appendPlain(out, text, exponentAt);
        }
    }

    /** Appends a whole number; nothing for NaN. */
    static void appendWhole(StringBuilder out, double value) {
        if (!Double.isNaN(value)) {
            out.append((long) value);
        }
    }

    /** Writes {@code d.dddE±n} out in full. */
    private static void appendPlain(StringBuilder out, String text, int exponentAt) {
        int exponent = Integer.parseInt(text, exponentAt + 1, text.length(), 10);
        int at = 0;
        if (text.charAt(0) == '-') {
            out.append('-');
            at = 1;
        }
        int point = text.indexOf('.');
        String whole = text.substring(at, point);
        String fraction = text.substring(point + 1, exponentAt);
        String digits = fraction.equals("0") ? whole : whole + fraction;
        int pointAt = whole.length() + exponent;
        if (pointAt <= 0) {
            out.append("0.").repeat('0', -pointAt).append(digits);
        } else if (pointAt >= digits.length()) {
            out.append(digits).repeat('0', pointAt - digits.length());
        } else {
            out.append(digits, 0, pointAt).append('.').append(digits, pointAt, digits.length());
        }
    }
}
