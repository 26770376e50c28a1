package io.presodia.firmware.app;

import io.presodia.config.SourceFile;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /**
     * Which of the files has changed since the run began, for people; empty when none has.
     *
     * @param files those of now
     */
    public String changed(List<SourceFile> files) {
        SortedMap<String, String> now = Takeover.digests(files);
        for (Map.Entry<String, String> before : new TreeMap<>(inputs).entrySet()) {
            String digest = now.remove(before.getKey());
            if (digest == null) {
                return "its file " + before.getKey() + " is not among the files of now";
            }
            if (!digest.equals(before.getValue())) {
                return "its file " + before.getKey() + " has changed since the run began";
            }
        }
        return now.isEmpty()
                ? ""
                : "the file " + now.firstKey() + " was not among those that the run began with";
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
