package io.presodia.hal.limit;

/**
 * A closed interval in the unit of its quantity; an infinite end is no limit on that side.
 *
 * @param low lowest allowed value
 * @param high highest allowed value
 */
public record Band(double low, double high) {
    /** Everything is allowed. */
    public static final Band UNLIMITED =
            new Band(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Band {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "low must not exceed high, was " + low + " to " + high);
        }
    }

    /** Whether {@code value} lies inside; NaN does not. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
