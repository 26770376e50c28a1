package io.presodia.hal.channel;

/** Whether a reading may be used. Anything but {@link #GOOD} is not a measurement. */
public enum Quality {
    /** Converted, complete, inside the converter's range. */
    GOOD,
    /** The converter is at the end of its range: the true value lies beyond. */
    SATURATED,
    /** Older than the converter's rate allows. */
    STALE,
    /** The transfer failed. */
    BUS_FAULT,
    /** Not read in this scan and never before, or nothing is fitted there. */
    MISSING
}
