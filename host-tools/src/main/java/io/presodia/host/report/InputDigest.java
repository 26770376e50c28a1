package io.presodia.host.report;

import io.presodia.firmware.journal.JournalEntry;
import java.util.Collection;
import java.util.List;

/**
 * A file that went into a run.
 *
 * @param name path below the run's {@code inputs} folder
 * @param bytes its size
 * @param sha256 lower-case hexadecimal
 */
public record InputDigest(String name, long bytes, String sha256) {
    /** Those of files as the journal keeps them. */
    public static List<InputDigest> of(Collection<JournalEntry.InputFile> files) {
        return files.stream()
                .map(file ->
                        new InputDigest(
                                file.name(), file.content().length(), file.content().sha256()))
                .toList();
    }
}
