package io.presodia.host.cli;

import io.presodia.host.run.RunData;
import io.presodia.host.run.RunExporter;
import io.presodia.host.run.RunFolder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
        RunChoice.journal(folder);
        if (out != null && Files.exists(out)) {
            throw new FileAlreadyExistsException(
                    out.toString(), null, "is there already and is not overwritten");
        }
        RunData data = RunChoice.read(folder, run);
        RunFolder files = new RunFolder(folder);
        Path file;
        if (format == Format.BDF_CSV) {
            file = out == null ? files.bdfCsv() : out;
            RunExporter.writeCsv(data, file);
        } else {
            file = out == null ? files.bdfParquet() : out;
            RunExporter.writeParquet(data, file);
        }
        print(data.info().runId(), data.size(), file);
        return Exit.DONE;
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
