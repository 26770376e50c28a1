package io.presodia.hal.sim.board;

import io.presodia.hal.sim.chip.WindowWatchdogModel;

/**
 * Sees what really happens on a virtual bench, with the virtual time at which it happened. Told
 * when the bench itself gets to know, which may be later; never out of order for one thing.
 */
public interface BenchObserver {
    /** Nobody looks. */
    BenchObserver NONE = new BenchObserver() {};

    /**
     * The contact of an output relay has moved.
     *
     * @param channel number, from 1
     * @param closed whether current can flow now
     */
    default void relayMoved(int channel, boolean closed, long nanos) {}

    /** The supply of all output relays has come on or gone off. */
    default void relaySupply(boolean on, long nanos) {}

    /** The watchdog has tripped. */
    default void watchdogTripped(WindowWatchdogModel.Cause cause, long nanos) {}

    /** The heartbeat line has fallen, which is what the watchdog counts. */
    default void heartbeat(long nanos) {}
}
