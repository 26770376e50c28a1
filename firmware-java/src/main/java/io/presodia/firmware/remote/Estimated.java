package io.presodia.firmware.remote;

/**
 * An estimate with its standard uncertainty.
 *
 * @param value NaN when nothing is estimated
 * @param sigma standard uncertainty, in the unit of the value; NaN when unknown
 */
public record Estimated(double value, double sigma) {
    /** Nothing is estimated. */
    public static final Estimated NONE = new Estimated(Double.NaN, Double.NaN);
}
