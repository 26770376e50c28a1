package io.presodia.hal.channel;

/**
 * One converted value with the time of its conversion. The unit is in the name of whoever holds the
 * reading.
 *
 * @param value the value after calibration, in the holder's unit; NaN when {@code quality} is
 *     MISSING or BUS_FAULT
 * @param nanos when the conversion completed, on the board's timebase
 * @param quality whether the value may be used
 */
public record Reading(double value, long nanos, Quality quality) {
    /** Nothing was read. */
    public static Reading missing(long nanos) {
        return new Reading(Double.NaN, nanos, Quality.MISSING);
    }

    /** The transfer failed. */
    public static Reading busFault(long nanos) {
        return new Reading(Double.NaN, nanos, Quality.BUS_FAULT);
    }

    /** Whether this is a measurement. */
    public boolean good() {
        return quality == Quality.GOOD;
    }
}
