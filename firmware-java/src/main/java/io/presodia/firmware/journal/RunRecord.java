package io.presodia.firmware.journal;

import org.jspecify.annotations.Nullable;

/**
 * A run in the journal.
 *
 * @param started how it began
 * @param ended how it ended; null when it was interrupted or still goes on
 * @param boot the boot in which it began
 */
public record RunRecord(
        Stored<JournalEntry.RunStarted> started,
        @Nullable Stored<JournalEntry.RunEnded> ended,
        BootRecord boot) {
    /** The run's id. */
    public String runId() {
        return started.entry().runId();
    }
}
