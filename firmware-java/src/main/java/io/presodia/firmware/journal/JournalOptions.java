package io.presodia.firmware.journal;

/**
 * How a journal queues and commits.
 *
 * @param queueCapacity most entries waiting for the writer
 * @param commitMillis the writer looks at the queue this often, real time; an entry is committed at
 *     most this plus one commit later. At most 1000
 * @param overflow what happens when the queue is full
 * @param maximumBytes the file may grow to this; 0 for no limit
 * @param maximumLagNanos with {@link Overflow#HOLD}: an append waits for the writer when something
 *     has waited this long on the board's clock; {@link Long#MAX_VALUE} for no such promise
 * @param spareBytes room kept on the disk for a trip that comes when it is full; 0 for none
 */
public record JournalOptions(
        int queueCapacity,
        int commitMillis,
        Overflow overflow,
        long maximumBytes,
        long maximumLagNanos,
        long spareBytes) {
    /**
     * Enough for what waits by the time at which a full disk trips: half a minute of rows, each
     * page of them written once.
     */
    public static final long SPARE_BYTES = 1 << 20;

    /** Without a promise in the board's time, and without spare room. */
    public JournalOptions(int queueCapacity, int commitMillis, Overflow overflow, long bytes) {
        this(queueCapacity, commitMillis, overflow, bytes, Long.MAX_VALUE, 0);
    }

    /** What {@link Journal#append} does when the queue is full. */
    public enum Overflow {
        /**
         * Waits for the writer, so that the clock that drives the caller stands still. For virtual
         * time.
         */
        HOLD,
        /**
         * Refuses the entry and counts it. For real time, where nothing may stall a scan; the
         * supervisor has seen the age of the queue long before.
         */
        REFUSE
    }

    public JournalOptions {
        if (queueCapacity < 1) {
            throw new IllegalArgumentException(
                    "queueCapacity must be at least 1, was " + queueCapacity);
        }
        if (commitMillis < 1 || commitMillis > 1000) {
            throw new IllegalArgumentException(
                    "commitMillis must be 1 to 1000, was " + commitMillis);
        }
        if (maximumBytes < 0) {
            throw new IllegalArgumentException(
                    "maximumBytes must be 0 or more, was " + maximumBytes);
        }
        if (maximumLagNanos < 0) {
            throw new IllegalArgumentException(
                    "maximumLagNanos must be 0 or more, was " + maximumLagNanos);
        }
        if (spareBytes < 0) {
            throw new IllegalArgumentException("spareBytes must be 0 or more, was " + spareBytes);
        }
    }

    /** For a board that lives in real time: 65,536 entries are minutes of four channels. */
    public static JournalOptions realTime() {
        return new JournalOptions(65_536, 250, Overflow.REFUSE, 0);
    }

    /** For virtual time. */
    public static JournalOptions virtualTime() {
        return new JournalOptions(16_384, 250, Overflow.HOLD, 0);
    }

    /** The same with another limit of the file. */
    public JournalOptions withMaximumBytes(long bytes) {
        return new JournalOptions(
                queueCapacity, commitMillis, overflow, bytes, maximumLagNanos, spareBytes);
    }

    /** The same with a promise in the board's time. */
    public JournalOptions withMaximumLag(long nanos) {
        return new JournalOptions(
                queueCapacity, commitMillis, overflow, maximumBytes, nanos, spareBytes);
    }

    /** The same with room kept for a trip. */
    public JournalOptions withSpare(long bytes) {
        return new JournalOptions(
                queueCapacity, commitMillis, overflow, maximumBytes, maximumLagNanos, bytes);
    }
}
