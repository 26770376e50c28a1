package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;

/**
 * An entry as it was read back.
 *
 * @param cursor where it is
 * @param wallNanos wall clock when it happened, ns since 1970-01-01 UTC
 * @param clockQuality how far the wall clock could be trusted
 * @param entry what was appended
 * @param <E> kind of entry
 */
public record Stored<E extends JournalEntry>(
        Cursor cursor, long wallNanos, ClockQuality clockQuality, E entry) {
    /** {@link #wallNanos()} in seconds, to the nanosecond as far as a double can. */
    public double wallSeconds() {
        return Math.floorDiv(wallNanos, 1_000_000_000L)
                + Math.floorMod(wallNanos, 1_000_000_000L) / 1e9;
    }
}
