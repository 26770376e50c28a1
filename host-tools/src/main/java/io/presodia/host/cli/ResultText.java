package io.presodia.host.cli;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.report.RunSummary;
import io.presodia.host.report.TripDetail;
import io.presodia.host.report.Truth;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionResult;
import java.io.PrintWriter;
import java.util.Locale;

/** The result of a run as people read it. */
final class ResultText {
    private final PrintWriter out;

    ResultText(PrintWriter out) {
        this.out = out;
    }

    void print(RunResult result, SessionResult session) {
        RunSummary summary = result.summary();
        out.printf(
                "%s, %s on %s (virtual board, seed %d, channel %d): %s%n",
                summary.info().cell(),
                summary.info().protocol(),
                summary.info().board(),
                summary.info().seed(),
                summary.info().channel(),
                summary.info().outcomeWord());
        trip(summary);
        line("first charge", Texts.value(summary.firstChargeMilliampereHoursPerGram(), 2, "mAh/g"));
        line("first discharge", Texts.value(summary.firstDischargeMilliampereHoursPerGram(), 2, "mAh/g"));
        line("ICE", Texts.value(summary.initialCoulombicEfficiency(), 4, ""));
        CellDesign cell = result.run().cell().value();
        if (cell.donorMassGrams() > 0) {
            line("agent", summary.analysis().agent().text());
        }
        truth(summary);
        line(
                "time",
                String.format(
                        Locale.ROOT,
                        "%s simulated in %s: %,.0f times real time",
                        Texts.duration(session.simSeconds()),
                        Texts.duration(session.wallSeconds()),
                        session.simSeconds() / session.wallSeconds()));
        line("files", result.folder().folder() + "  (open " + result.folder().report() + ")");
        out.flush();
    }

    private void trip(RunSummary summary) {
        TripDetail trip = summary.trip();
        if (trip != null) {
            line("trip", trip.text() + (Double.isFinite(trip.atSeconds()) ? ", after " + Texts.duration(trip.atSeconds()) : ""));
        } else if (!summary.info().outcomeWord().equals("completed")) {
            line("why", summary.info().outcomeText());
        }
    }

    private void truth(RunSummary summary) {
        Truth truth = summary.input().truth();
        if (truth == null || truth.cycles().isEmpty()) {
            return;
        }
        Truth.Cycle first = truth.cycles().getFirst();
        line(
                "in the plant",
                String.format(
                        Locale.ROOT,
                        "charge %.2f, discharge %.2f mAh/g; trapped in the anode %.2f mAh/g",
                        first.chargeMilliampereHoursPerGram(),
                        first.dischargeMilliampereHoursPerGram(),
                        truth.state().sodiumTrappedMilliampereHoursPerGram()));
    }

    private void line(String label, String text) {
        out.printf("  %-16s %s%n", label, text);
    }
}
