package io.presodia.host.session;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.host.report.RunSummary;
import io.presodia.host.run.RunFolder;
import io.presodia.host.spectrum.SpectrumState;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that is over.
 *
 * @param run what was asked for
 * @param folder where it is
 * @param status how it ended
 * @param summary its result
 * @param files what was written, with the journal
 * @param spectra that its protocol asked for, in order
 */
public record RunResult(
        PreparedRun run,
        RunFolder folder,
        RunStatus status,
        RunSummary summary,
        List<Path> files,
        List<SpectrumState> spectra) {
    public RunResult {
        files = List.copyOf(files);
        spectra = List.copyOf(spectra);
    }

    /** Whether the protocol came to its end. */
    public boolean completed() {
        return status.outcome() == RunOutcome.COMPLETED;
    }
}
