package io.presodia.hal.time;

import java.time.Instant;

/**
 * The only source of time. Durations come from {@link #nanos()}; {@link #wall()} is a label, never
 * subtracted.
 */
public interface Timebase {
    /** Monotonic nanoseconds since an arbitrary origin; never goes back. */
    long nanos();

    /** The wall clock, for labels only; may jump. */
    Instant wall();

    /** How far {@link #wall()} can be trusted. */
    ClockQuality clockQuality();

    /**
     * Waits until {@link #nanos()} is at least {@code deadlineNanos}; returns at once when it
     * already is. In virtual time the clock steps there, running what is scheduled on the way.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void sleepUntil(long deadlineNanos) throws InterruptedException;

    /** Waits for {@code nanos} nanoseconds from now, as {@link #sleepUntil(long)} does. */
    default void sleep(long nanos) throws InterruptedException {
        sleepUntil(nanos() + nanos);
    }
}
