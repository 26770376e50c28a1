package io.presodia.hal.chip.watchdog;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;

/**
 * An external windowed watchdog such as the TPS3430, which drops the relay supply: every falling
 * edge of the heartbeat must follow the one before after at least {@link #minNanos()} and at most
 * {@link #maxNanos()}. A beat is a pulse, so that each gives exactly one falling edge, whatever the
 * line's level was before. When to beat is the supervisor's decision alone.
 */
public final class WindowedWatchdog {
    private final DigitalOutput heartbeat;
    private final DigitalInput trip;
    private final boolean trippedWhenHigh;
    private final long minNanos;
    private final long maxNanos;

    /**
     * @param heartbeat the line to the watchdog
     * @param trip the line from the watchdog
     * @param trippedWhenHigh the level of {@code trip} when the relay supply is off; false for the
     *     open-drain output of a TPS3430
     * @param minNanos the shortest allowed time between two beats, 0 or more
     * @param maxNanos the longest allowed time between two beats, above {@code minNanos}
     */
    public WindowedWatchdog(
            DigitalOutput heartbeat,
            DigitalInput trip,
            boolean trippedWhenHigh,
            long minNanos,
            long maxNanos) {
        if (minNanos < 0 || maxNanos <= minNanos) {
            throw new IllegalArgumentException(
                    "watchdog window must be 0 <= minNanos < maxNanos, was "
                            + minNanos
                            + " to "
                            + maxNanos);
        }
        this.heartbeat = heartbeat;
        this.trip = trip;
        this.trippedWhenHigh = trippedWhenHigh;
        this.minNanos = minNanos;
        this.maxNanos = maxNanos;
    }

    /** The shortest allowed time between two beats. */
    public long minNanos() {
        return minNanos;
    }

    /** The longest allowed time between two beats. */
    public long maxNanos() {
        return maxNanos;
    }

    /** Pulses the heartbeat line once: high, then low; the falling edge is the beat. */
    public void beat() throws BusFault {
        heartbeat.set(true);
        heartbeat.set(false);
    }

    /** Whether the watchdog says that it has dropped the relay supply. */
    public boolean tripped() throws BusFault {
        return trip.high() == trippedWhenHigh;
    }
}
