package io.presodia.host.report;

import io.presodia.host.analysis.RunAnalysis;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Writes {@code summary.json}, the plots and {@code report.html} of a run into its folder. The same
 * run and the same facts give the same bytes. A file is complete or not there.
 */
public final class RunReporter {
    private RunReporter() {}

    /**
     * Writes all of them, the summary first.
     *
     * @param folder where to
     * @param run the run
     * @param input what the run's samples do not say
     * @return the summary
     * @throws IOException when a file cannot be written or this machine cannot draw
     */
    public static RunSummary write(RunFolder folder, RunData run, ReportInput input)
            throws IOException {
        RunAnalysis analysis =
                RunAnalysis.of(
                        run, input.cell().activeGrams(), input.cell().donor(), input.measurement());
        RunSummary summary = RunSummary.of(run, analysis, input);
        Files.createDirectories(folder.folder());
        AtomicFiles.write(folder.summary(), SummaryJson.text(summary));
        List<Plots.Picture> plots = new Plots(run, summary).draw();
        for (Plots.Picture plot : plots) {
            AtomicFiles.write(folder.plot(plot.name()), plot.png());
        }
        AtomicFiles.write(folder.report(), HtmlReport.text(run, summary, plots));
        return summary;
    }
}
