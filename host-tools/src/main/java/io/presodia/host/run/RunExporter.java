package io.presodia.host.run;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.journal.Stored;
import io.presodia.host.format.BdfCsvWriter;
import io.presodia.host.format.BdfMetadata;
import io.presodia.host.format.BdfParquetWriter;
import io.presodia.host.format.BdfTable;
import io.presodia.host.format.EventsCsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the open files of a run from its journal. A file is complete or not there: it is written
 * beside its place and moved. The same journal gives the same bytes.
 */
public final class RunExporter {
    /** Version of the Battery Data Format that is written. */
    public static final String BDF_VERSION = "1.3.0";

    private RunExporter() {}

    private interface FileWriter {
        void write(Path file) throws IOException;
    }

    /**
     * Writes data, metadata, events and input files of a run into a folder.
     *
     * @return what was written, data first
     * @throws IOException when the journal has no such run, or a file cannot be written
     */
    public static List<Path> export(Path journal, String runId, RunFolder folder)
            throws IOException {
        try (JournalReader reader = JournalReader.open(journal)) {
            RunData run = RunData.read(reader, runId);
            RunRecord record = reader.run(runId).orElseThrow();
            Files.createDirectories(folder.folder());
            List<Path> written = new ArrayList<>(exportData(run, folder));
            write(
                    folder.eventsCsv(),
                    file ->
                            EventsCsvWriter.write(
                                    eventLines(run, record), run.info().dataOrigin(), file),
                    written);
            for (JournalEntry.InputFile input : reader.inputFiles(runId)) {
                writeInput(input, folder, written);
            }
            return List.copyOf(written);
        }
    }

    /** Writes the samples alone, as text, to a file. */
    public static void writeCsv(RunData run, Path file) throws IOException {
        BdfTable table = BdfTables.of(run);
        write(file, partial -> new BdfCsvWriter().write(table, partial), new ArrayList<>());
    }

    /** Writes the samples alone, as Parquet, to a file. */
    public static void writeParquet(RunData run, Path file) throws IOException {
        BdfTable table = BdfTables.of(run);
        Map<String, String> footer = parquetMetadata(properties(run.info()));
        write(
                file,
                partial -> new BdfParquetWriter().write(table, partial, footer),
                new ArrayList<>());
    }

    /** Writes {@code data.bdf.csv}, {@code data.bdf.parquet} and their sidecar. */
    public static List<Path> exportData(RunData run, RunFolder folder) throws IOException {
        List<Path> written = new ArrayList<>();
        BdfTable table = BdfTables.of(run);
        Map<String, String> properties = properties(run.info());
        write(folder.bdfCsv(), file -> new BdfCsvWriter().write(table, file), written);
        write(
                folder.bdfParquet(),
                file -> new BdfParquetWriter().write(table, file, parquetMetadata(properties)),
                written);
        BdfMetadata metadata =
                metadata(
                        run.info(),
                        properties,
                        List.of(
                                dataFile(folder.bdfCsv(), "text/csv"),
                                dataFile(folder.bdfParquet(), "application/vnd.apache.parquet")));
        write(folder.metadata(), metadata::write, written);
        return written;
    }

    private static void write(Path file, FileWriter writer, List<Path> written) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        writer.write(partial);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        written.add(file);
    }

    private static void writeInput(
            JournalEntry.InputFile input, RunFolder folder, List<Path> written) throws IOException {
        Path inputs = folder.inputs().normalize();
        Path file = inputs.resolve(input.name()).normalize();
        if (!file.startsWith(inputs) || file.equals(inputs)) {
            throw new IOException(
                    "input file '%s' would lie outside %s".formatted(input.name(), inputs));
        }
        Files.createDirectories(file.resolveSibling("."));
        write(file, partial -> Files.write(partial, input.content().toArray()), written);
    }

    private static List<EventsCsvWriter.Line> eventLines(RunData run, RunRecord record) {
        long bootId = record.started().cursor().bootId();
        long startNanos = record.started().entry().nanos();
        List<EventsCsvWriter.Line> lines = new ArrayList<>();
        for (Stored<JournalEntry.Event> stored : run.events()) {
            JournalEntry.Event event = stored.entry();
            // The monotonic clock begins anew with each boot.
            double testSeconds =
                    stored.cursor().bootId() == bootId
                            ? (event.nanos() - startNanos) / 1e9
                            : Double.NaN;
            lines.add(
                    new EventsCsvWriter.Line(
                            testSeconds,
                            stored.wallSeconds(),
                            event.kind(),
                            event.severity().name().toLowerCase(Locale.ROOT),
                            event.channel(),
                            event.text(),
                            event.value(),
                            event.limit(),
                            event.unit(),
                            event.dataJson()));
        }
        return lines;
    }

    private static Map<String, String> properties(RunInfo info) {
        Map<String, String> properties = new TreeMap<>(info.properties());
        properties.put("bdf_version", BDF_VERSION);
        properties.put("run_id", info.runId());
        properties.put("cell", info.cell());
        properties.put("protocol", info.protocol());
        properties.put("board", info.board());
        properties.put("board_serial", info.boardSerial());
        properties.put("channel", Integer.toString(info.channel()));
        properties.put("calibration_id", info.calibrationId());
        properties.put("software_version", info.softwareVersion());
        properties.put("software_commit", info.softwareCommit());
        properties.put("clock_quality", info.clockQuality().name().toLowerCase(Locale.ROOT));
        properties.put("outcome", info.outcomeWord());
        properties.put("trip", info.trip());
        properties.put("data_origin", info.dataOrigin());
        if (info.seed() != null) {
            properties.put("seed", Long.toString(info.seed()));
        }
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    private static Map<String, String> parquetMetadata(Map<String, String> properties) {
        Map<String, String> footer = new TreeMap<>();
        properties.forEach((name, value) -> footer.put("presodia." + name, value));
        footer.put("bdf.version", BDF_VERSION);
        return footer;
    }

    private static BdfMetadata metadata(
            RunInfo info, Map<String, String> properties, List<BdfMetadata.DataFile> files) {
        Map<String, String> more = new TreeMap<>(properties);
        more.remove("data_origin");
        String origin =
                info.virtual()
                        ? "Simulated data: the board and the cell are virtual, nothing was"
                                + " measured."
                        : "Measured data.";
        return new BdfMetadata(
                "urn:presodia:run:" + info.runId(),
                "%s on %s".formatted(info.protocol(), info.cell()),
                origin + " Positive current charges the cell.",
                info.dataOrigin(),
                info.cell(),
                info.sampleId(),
                info.operator(),
                info.board(),
                info.boardSerial(),
                "Presodia " + info.softwareVersion(),
                files,
                more);
    }

    private static BdfMetadata.DataFile dataFile(Path file, String mediaType) throws IOException {
        Bytes content = Bytes.of(Files.readAllBytes(file));
        return new BdfMetadata.DataFile(
                file.getFileName().toString(), mediaType, content.length(), content.sha256());
    }
}
