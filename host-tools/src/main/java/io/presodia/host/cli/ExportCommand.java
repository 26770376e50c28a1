package io.presodia.host.cli;

import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunExporter;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a run's samples in an open format, from its journal. */
@Command(
        name = "export",
        description = "Writes the samples of a run in an open format, from its journal.",
        footer = {
            "",
            "Examples:",
            "  presodia export runs/a --format bdf-csv",
            "  presodia export runs/a --format bdf-parquet --out a.bdf.parquet"
        })
final class ExportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        /** Battery Data Format as text. */
        BDF_CSV,
        /** Battery Data Format as Parquet. */
        BDF_PARQUET
    }

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "RUN", description = "a run folder")
    private Path folder = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "bdf-csv or bdf-parquet")
    private Format format = Format.BDF_CSV;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "where to write; must not exist (default: the file of that format in the run folder,"
                            + " written anew)")
    private @Nullable Path out;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description =
                    "which run, where the journal has several (default: the one of the folder)")
    private @Nullable String run;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        RunFolder files = new RunFolder(folder);
        if (!Files.exists(files.journal())) {
            throw new NoSuchFileException(
                    folder.toString(), null, "is no run folder: it has no journal.db");
        }
        if (out != null && Files.exists(out)) {
            throw new FileAlreadyExistsException(
                    out.toString(), null, "is there already and is not overwritten");
        }
        String runId;
        RunData data;
        try (JournalReader reader = JournalReader.open(files.journal())) {
            runId = runId(reader, files);
            data = RunData.read(reader, runId);
        }
        Path file;
        if (format == Format.BDF_CSV) {
            file = out == null ? files.bdfCsv() : out;
            RunExporter.writeCsv(data, file);
        } else {
            file = out == null ? files.bdfParquet() : out;
            RunExporter.writeParquet(data, file);
        }
        print(runId, data.size(), file);
        return Exit.DONE;
    }

    private String runId(JournalReader reader, RunFolder files)
            throws IOException, BadInputException {
        List<String> ids = reader.runs().stream().map(RunRecord::runId).toList();
        String wanted = run;
        if (wanted == null) {
            wanted = ids.size() == 1 ? ids.getFirst() : ofSummary(files);
        }
        if (wanted == null || !ids.contains(wanted)) {
            throw new BadInputException(
                    "--run",
                    wanted == null ? "" : wanted,
                    (wanted == null ? "missing: " : "is not there: ")
                            + "the journal has "
                            + String.join(", ", ids));
        }
        return wanted;
    }

    private static @Nullable String ofSummary(RunFolder files) throws IOException {
        if (!Files.exists(files.summary())) {
            return null;
        }
        JsonNode id =
                JsonMapper.shared()
                        .readTree(Files.readAllBytes(files.summary()))
                        .path("provenance")
                        .path("run_id");
        return id.isString() ? id.asString() : null;
    }

    private void print(String runId, int rows, Path file) {
        if (json) {
            ObjectNode root = Json.document("export");
            root.put("run_id", runId);
            root.put("format", FormatConverter.word(format));
            root.put("file", file.toString());
            root.put("rows", rows);
            Json.print(surroundings.out(), root);
        } else {
            surroundings.out().println(file + ": " + rows + " rows");
            surroundings.out().flush();
        }
    }
}
