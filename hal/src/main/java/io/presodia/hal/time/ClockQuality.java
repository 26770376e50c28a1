package io.presodia.hal.time;

/** How far the wall clock can be trusted. */
public enum ClockQuality {
    /** Disciplined by a time source, or kept by a battery-backed clock. */
    SYNCHRONIZED,
    /** Set at some time, not known to be right. */
    UNSYNCHRONIZED,
    /** The virtual clock, which starts at a fixed epoch. */
    VIRTUAL
}
