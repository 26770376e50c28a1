package io.presodia.firmware.journal;

/**
 * How the writer is doing, for the supervisor.
 *
 * @param oldestUnacknowledgedSeconds age of the oldest entry that is not committed yet. Always 0
 *     with {@link JournalOptions.Overflow#HOLD} while the writer works: virtual time stands still
 *     for it
 * @param queued entries waiting
 * @param refused entries refused since the journal was opened
 * @param failure why the last commit failed; empty while commits succeed
 */
public record JournalHealth(
        double oldestUnacknowledgedSeconds, int queued, long refused, String failure) {
    /** Nothing waits and nothing failed. */
    public static final JournalHealth IDLE = new JournalHealth(0, 0, 0, "");

    /** Whether the last commit failed. */
    public boolean failed() {
        return !failure.isEmpty();
    }
}
