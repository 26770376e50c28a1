package io.presodia.host.cli;

import io.presodia.host.paper.Numbers;
import io.presodia.host.paper.PaperReport;
import io.presodia.host.paper.PaperRow;
import io.presodia.host.paper.Parameter;
import io.presodia.host.paper.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The paper beside the virtual cells, as people read it. */
final class PaperText {
    private final PrintWriter out;

    PaperText(PrintWriter out) {
        this.out = out;
    }

    void print(PaperReport report) {
        int id = "id".length();
        int quantity = "quantity".length();
        for (PaperRow row : report.rows()) {
            id = Math.max(id, row.id().length());
            quantity = Math.max(quantity, row.quantity().length());
        }
        String format = "%-" + id + "s  %-" + quantity + "s  %8s  %9s  %-6s  %9s  %-10s  %s%n";
        out.printf(
                format,
                "id",
                "quantity",
                "paper",
                "simulated",
                "unit",
                "deviation",
                "status",
                "tolerance");
        for (PaperRow row : report.rows()) {
            out.printf(
                    format,
                    row.id(),
                    row.quantity(),
                    Numbers.plain(row.paper()),
                    Numbers.simulated(row.paper(), row.simulated()),
                    row.unit(),
                    Numbers.deviation(row.deviationPercent()) + " %",
                    row.status().word(),
                    row.tolerance().text() + (row.holds() ? "" : "  OUTSIDE"));
        }
        notes(report);
        calibrated(report);
        verdict(report);
        out.flush();
    }

    private void notes(PaperReport report) {
        out.println();
        for (PaperRow row : report.rows()) {
            String reason = row.tolerance().reason();
            boolean own = !reason.isEmpty() && row.status() == Status.PREDICTED;
            if (own || !row.note().isEmpty()) {
                out.printf(
                        "%s (%s): %s%s%s%n",
                        row.id(),
                        row.where(),
                        row.note(),
                        own && !row.note().isEmpty() ? "; " : "",
                        own ? "tolerance: " + reason : "");
            }
        }
    }

    private void calibrated(PaperReport report) {
        out.println();
        out.printf("Fitted: %d constants%n", report.calibrated().size());
        for (Parameter parameter : report.calibrated()) {
            out.printf(
                    "  %s %s = %s%s, to %s%n",
                    parameter.materials().getFirst(),
                    parameter.key(),
                    parameter.value(),
                    parameter.unit().equals("1") ? "" : " " + parameter.unit(),
                    String.join(", ", parameter.rows()));
        }
    }

    private void verdict(PaperReport report) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%d rows: %d predicted, %d calibrated, %d input%n",
                report.rows().size(),
                report.count(Status.PREDICTED),
                report.count(Status.CALIBRATED),
                report.count(Status.INPUT));
        List<PaperRow> misses = report.misses();
        if (misses.isEmpty()) {
            out.println("All lie within their tolerances.");
        } else {
            for (PaperRow row : misses) {
                out.printf(
                        "OUTSIDE: %s, %s instead of %s %s (%s)%n",
                        row.id(),
                        Numbers.simulated(row.paper(), row.simulated()),
                        Numbers.plain(row.paper()),
                        row.unit(),
                        row.tolerance().text());
            }
        }
    }
}
