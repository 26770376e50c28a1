package io.presodia.hal.chip;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.time.Timebase;

/**
 * The waits of one chip: minimum delays between commands, and bounded waiting for a conversion.
 * Allocates nothing, so that drivers may call it in every scan.
 */
public final class ChipTimer {
    /**
     * How often a late conversion is asked for; together the polls last as long as the conversion
     * itself.
     */
    private static final int POLLS = 20;

    /**
     * The shortest wait between two polls; below this a bus transfer takes longer than the wait.
     */
    private static final long SHORTEST_POLL_NANOS = 10_000;

    private final Timebase timebase;
    private final String device;

    /** Asks a chip whether its conversion is complete. */
    @FunctionalInterface
    public interface ReadyCheck {
        /** Whether the conversion is complete. */
        boolean ready() throws BusFault;
    }

    /**
     * @param timebase the clock to wait on
     * @param device bus and device as the board file names them, for messages
     */
    public ChipTimer(Timebase timebase, String device) {
        this.timebase = timebase;
        this.device = device;
    }

    /** The monotonic clock of the timebase. */
    public long nanos() {
        return timebase.nanos();
    }

    /**
     * Waits at least {@code nanos} nanoseconds.
     *
     * @throws BusFault of kind TIMEOUT when the thread is interrupted
     */
    public void pause(long nanos) throws BusFault {
        try {
            timebase.sleep(nanos);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits until a conversion that began at {@code startNanos} should be complete, then asks for
     * it up to {@value #POLLS} times over one more conversion time.
     *
     * @throws BusFault of kind TIMEOUT when it is still not complete, or when the thread is
     *     interrupted; any fault of {@code check}
     */
    public void awaitReady(long startNanos, long conversionNanos, ReadyCheck check)
            throws BusFault {
        sleepUntil(startNanos + conversionNanos);
        long pollNanos = Math.max(conversionNanos / POLLS, SHORTEST_POLL_NANOS);
        for (int poll = 0; poll < POLLS; poll++) {
            if (check.ready()) {
                return;
            }
            sleepUntil(timebase.nanos() + pollNanos);
        }
        if (!check.ready()) {
            throw new BusFault(
                    BusFault.Kind.TIMEOUT,
                    device,
                    "not ready "
                            + (timebase.nanos() - startNanos) / 1000
                            + " us after the start of a conversion of "
                            + conversionNanos / 1000
                            + " us");
        }
    }

    private void sleepUntil(long deadlineNanos) throws BusFault {
        try {
            timebase.sleepUntil(deadlineNanos);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private BusFault interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new BusFault(
                BusFault.Kind.TIMEOUT, device, "interrupted while waiting for the chip", cause);
    }
}
