package io.presodia.firmware.safety;

/** What is done when a fault reaches its highest tier. */
public enum Reaction {
    /** It is reported; nothing is switched. */
    REPORT,
    /** The channel opens and latches. */
    OPEN_CHANNEL,
    /** Every channel that depends on the faulty chip or bus opens and latches. */
    OPEN_DEPENDENTS,
    /** All channels open and the board latches. */
    OPEN_BOARD,
    /**
     * The channel opens and latches, and the heartbeat stops, so that the external watchdog takes
     * the supply off all relays: for an output that does not obey.
     */
    DROP_RELAY_SUPPLY
}
