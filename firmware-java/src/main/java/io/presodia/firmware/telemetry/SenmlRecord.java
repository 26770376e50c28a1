package io.presodia.firmware.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * One SenML record. In a {@link SenmlPack} name and time continue those of the pack; after decoding
 * they are resolved, that is whole.
 *
 * @param name name, made of letters, digits and {@code - : . / _}
 * @param unit a unit of the SenML registry; empty for text and flags
 * @param value what it says; null only where there is a sum
 * @param sum integral of the value over time, {@code s}; NaN when there is none
 * @param seconds {@code t}; below 2²⁸ it is relative to now, else since 1970-01-01 UTC
 */
public record SenmlRecord(
        String name, String unit, @Nullable SenmlValue value, double sum, double seconds) {
    public SenmlRecord {
        if (value == null && Double.isNaN(sum)) {
            throw new IllegalArgumentException(name + " has neither value nor sum");
        }
    }

    /** A number at the time of the pack. */
    public static SenmlRecord of(String name, String unit, double value) {
        return new SenmlRecord(name, unit, new SenmlValue.Numeric(value), Double.NaN, 0);
    }

    /** A text at the time of the pack. */
    public static SenmlRecord of(String name, String value) {
        return new SenmlRecord(name, "", new SenmlValue.Text(value), Double.NaN, 0);
    }

    /** A flag at the time of the pack. */
    public static SenmlRecord of(String name, boolean value) {
        return new SenmlRecord(name, "", new SenmlValue.Flag(value), Double.NaN, 0);
    }

    /** This record at another time. */
    public SenmlRecord at(double otherSeconds) {
        return new SenmlRecord(name, unit, value, sum, otherSeconds);
    }

    /** The number it says; NaN when it says something else. */
    public double number() {
        return value instanceof SenmlValue.Numeric numeric ? numeric.value() : Double.NaN;
    }
}
