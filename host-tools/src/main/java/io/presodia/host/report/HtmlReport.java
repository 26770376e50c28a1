package io.presodia.host.report;

import io.presodia.host.run.RunData;
import java.util.List;

/** Placeholder until filled in. */
final class HtmlReport {
    private HtmlReport() {}

    static String text(RunData run, RunSummary summary, List<PlotFile> plots) {
        return summary.info().cell() + plots.size() + run.size();
    }
}
