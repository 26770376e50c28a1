package io.presodia.firmware.app;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that a journal holds without its end.
 *
 * @param started how it began
 * @param checkpoint the last one; null when there is none that can be read
 * @param damage why the checkpoint cannot be read; empty when it can, or when there is none
 * @param begun whether any sample of it was kept
 * @param inputs SHA-256 of each of its files, by name
 * @param outage how long the controller was down
 */
public record Interrupted(
        Stored<JournalEntry.RunStarted> started,
        @Nullable RunCheckpoint checkpoint,
        String damage,
        boolean begun,
        Map<String, String> inputs,
        Outage outage) {
    public Interrupted {
        inputs = Map.copyOf(inputs);
    }

    /** The run's id. */
    public String runId() {
        return started.entry().runId();
    }

    /** The run's channel, from 1. */
    public int channel() {
        return started.entry().channel();
    }
}
