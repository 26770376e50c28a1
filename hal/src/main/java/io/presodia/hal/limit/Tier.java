package io.presodia.hal.limit;

/** How bad a crossed limit is. */
public enum Tier {
    /** Worth a line in the log. */
    INFORM,
    /** Somebody should look. */
    WARN,
    /** The channel opens and latches. */
    TRIP
}
