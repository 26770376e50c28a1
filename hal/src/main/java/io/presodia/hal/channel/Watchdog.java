package io.presodia.hal.channel;

import io.presodia.hal.bus.BusFault;

/**
 * The lines of the external windowed watchdog that drops the relay supply. Only the supervisor
 * beats.
 */
public interface Watchdog {
    /** One heartbeat edge. Too early or too late and the relay supply drops. */
    void beat() throws BusFault;

    /** Shortest allowed time between beats, in nanoseconds. */
    long earliestNanos();

    /** Longest allowed time between beats, in nanoseconds. */
    long latestNanos();

    /** Arms the relay supply again after a trip, once an operator has cleared its cause. */
    void rearm() throws BusFault;
}
