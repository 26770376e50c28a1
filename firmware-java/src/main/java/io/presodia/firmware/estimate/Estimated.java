package io.presodia.firmware.estimate;

/**
 * A value that nobody measured directly, with its uncertainty.
 *
 * @param value in the unit of whoever holds it; NaN where nothing can be said
 * @param sigma standard deviation in the same unit; infinite where nothing can be said
 */
public record Estimated(double value, double sigma) {
    /** Nothing can be said. */
    public static final Estimated UNKNOWN = new Estimated(Double.NaN, Double.POSITIVE_INFINITY);

    /** Standard deviations from the value to either end of its 95 % band. */
    public static final double BAND = 1.96;

    /** Whether there is a value at all. */
    public boolean known() {
        return !Double.isNaN(value);
    }

    /** Whether a value lies in the 95 % band. */
    public boolean covers(double truth) {
        return Math.abs(truth - value) <= BAND * sigma;
    }
}
