package io.presodia.host.cli;

import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which run of a folder's journal is meant: the one asked for, the only one, or the folder's. */
final class RunChoice {
    private RunChoice() {}

    /**
     * The run's data.
     *
     * @param folder a run folder
     * @param asked the id given with {@code --run}, or null
     * @throws NoSuchFileException if the folder has no journal
     * @throws BadInputException if the journal has no such run, or several and none is named
     */
    static RunData read(Path folder, @Nullable String asked) throws IOException, BadInputException {
        return read(journal(folder), folder, asked);
    }

    /**
     * A run folder's journal.
     *
     * @throws NoSuchFileException if there is none
     */
    static Path journal(Path folder) throws NoSuchFileException {
        Path journal = new RunFolder(folder).journal();
        if (!Files.exists(journal)) {
            throw new NoSuchFileException(
                    folder.toString(), null, "is no run folder: it has no journal.db");
        }
        return journal;
    }

    /**
     * The same from a journal that need not have the folder's usual name.
     *
     * @throws FileSystemException if the journal cannot be read: that is bad input, no result
     */
    static RunData read(Path journal, Path folder, @Nullable String asked)
            throws IOException, BadInputException {
        try (JournalReader reader = JournalReader.open(journal)) {
            return RunData.read(reader, runId(reader, folder, asked));
        } catch (JournalException e) {
            throw unreadable(journal, e);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            // A table of it has been damaged, or was never there.
            throw unreadable(journal, e);
        }
    }

    private static FileSystemException unreadable(Path journal, Exception why) {
        Throwable cause = why.getCause();
        String reason = String.valueOf(why.getMessage()).replace(journal.toString(), "").strip();
        String below = cause == null ? "" : ": " + cause.getMessage();
        String whole = reason.contains(below) ? reason : reason + below;
        FileSystemException unreadable =
                new FileSystemException(journal.toString(), null, "is no run to read: " + whole);
        unreadable.initCause(why);
        return unreadable;
    }

    /** The folder's summary; null if there is none. */
    static @Nullable JsonNode summary(Path folder) throws IOException {
        Path summary = new RunFolder(folder).summary();
        return Files.exists(summary)
                ? JsonMapper.shared().readTree(Files.readAllBytes(summary))
                : null;
    }

    private static String runId(JournalReader reader, Path folder, @Nullable String asked)
            throws IOException, BadInputException {
        List<String> ids = reader.runs().stream().map(RunRecord::runId).toList();
        String wanted = asked;
        if (wanted == null) {
            wanted = ids.size() == 1 ? ids.getFirst() : ofSummary(folder);
        }
        if (wanted == null || !ids.contains(wanted)) {
            throw new BadInputException(
                    "--run",
                    wanted == null ? "" : wanted,
                    (wanted == null ? "missing: " : "is not there: ")
                            + "the journal has "
                            + String.join(", ", ids)
                            + " ("
                            + folder
                            + ")");
        }
        return wanted;
    }

    private static @Nullable String ofSummary(Path folder) throws IOException {
        JsonNode summary = summary(folder);
        JsonNode id = summary == null ? null : summary.path("provenance").path("run_id");
        return id != null && id.isString() ? id.asString() : null;
    }
}
