package io.presodia.firmware.journal;

/** How a run ended. */
public enum RunOutcome {
    /** The protocol ran to its end. */
    COMPLETED,
    /** A fault opened the relay. */
    TRIPPED,
    /** Somebody stopped it. */
    STOPPED
}
