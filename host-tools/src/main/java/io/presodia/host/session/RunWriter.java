package io.presodia.host.session;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.host.report.InputDigest;
import io.presodia.host.report.ReportInput;
import io.presodia.host.report.RunReporter;
import io.presodia.host.report.RunSummary;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunExporter;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Completes run folders from the journal of their session. */
final class RunWriter {
    private final PreparedBench bench;
    private final FaultTable table;
    private final Path journal;
    private final double wallSeconds;

    /**
     * @param journal of the session, closed
     * @param wallSeconds that the session took
     */
    RunWriter(PreparedBench bench, FaultTable table, Path journal, double wallSeconds) {
        this.bench = bench;
        this.table = table;
        this.journal = journal;
        this.wallSeconds = wallSeconds;
    }

    RunResult write(PreparedRun run, RunFolder folder, RunStatus status, BenchLoop.Account account)
            throws IOException {
        Files.createDirectories(folder.folder());
        List<Path> files = new ArrayList<>();
        files.add(folder.journal());
        if (!folder.journal().equals(journal)) {
            // A copy, so that the folder can be moved and opened by itself.
            Files.copy(journal, folder.journal());
        }
        files.addAll(RunExporter.export(folder.journal(), status.runId(), folder));
        RunData data;
        List<InputDigest> inputs;
        try (JournalReader reader = JournalReader.open(folder.journal())) {
            data = RunData.read(reader, status.runId());
            inputs = InputDigest.of(reader.inputFiles(status.runId()));
        }
        files.addAll(SpectrumRecorder.write(account.spectra(), folder));
        RunSummary summary =
                RunReporter.write(
                        folder,
                        data,
                        new ReportInput(
                                Facts.cell(run.cell().value()),
                                Facts.current(data, bench.calibration().value()),
                                Facts.trip(status, table),
                                Estimates.state(data),
                                account.truth(),
                                account.simSeconds(),
                                wallSeconds,
                                inputs,
                                Dose.verdict(run.cell().value(), data),
                                account.spectra()));
        try (var listed = Files.list(folder.folder())) {
            listed.filter(file -> file.toString().matches(".*\\.(png|html)$|.*summary\\.json$"))
                    .sorted()
                    .forEach(files::add);
        }
        return new RunResult(run, folder, status, summary, files, account.spectra());
    }
}
