package io.presodia.hal.sim.remote;

/**
 * Something that really happened on a bench.
 *
 * @param number counts from 0
 * @param nanos virtual time
 * @param kind what
 * @param detail of what or why; empty where the kind says it all
 */
public record BenchEvent(long number, long nanos, Kind kind, String detail) {
    /** What happened. */
    public enum Kind {
        /** A firmware has taken its place. */
        ATTACHED,
        /** The firmware has said good-bye. */
        LEFT,
        /** The firmware is gone without a word; the detail is the length of the outage. */
        LOST,
        /** The clock goes on in another way. */
        CLOCK,
        /** The first heartbeat since the relay supply was off. */
        SUPPLY_ON,
        /** The relay supply is off. */
        SUPPLY_OFF,
        /** The watchdog has tripped; the detail is the cause. */
        WATCHDOG_TRIPPED,
        /** A relay's contact has closed; the detail is the channel. */
        RELAY_CLOSED,
        /** A relay's contact has opened; the detail is the channel. */
        RELAY_OPENED,
        /** Somebody has broken or mended something. */
        FAULT
    }
}
