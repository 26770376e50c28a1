package io.presodia.firmware.safety;

/** How far a fault reaches. */
public enum Scope {
    /** One channel; the others go on. */
    CHANNEL,
    /** The channels that share a bus or chip. */
    BUS,
    /** The whole board. */
    BOARD
}
