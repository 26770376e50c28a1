package io.presodia.host.cli;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.AgentSignature;
import io.presodia.host.analysis.TopRest;
import io.presodia.host.report.CellState;
import io.presodia.host.report.DoseVerdict;
import io.presodia.host.report.RunSummary;
import io.presodia.host.report.Show;
import io.presodia.host.report.TripDetail;
import io.presodia.host.report.Truth;
import io.presodia.host.run.Uncertain;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

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
        CellDesign cell = result.run().cell().value();
        if (cell.used()) {
            line("cell", "used before: its first cycle is past");
        } else {
            firstCycle(summary, cell);
        }
        inside(summary);
        truth(summary);
        line(
                "time",
                String.format(
                        Locale.ROOT,
                        "%s simulated in %s: %,.0f times real time",
                        Texts.duration(session.simSeconds()),
                        Texts.duration(session.wallSeconds()),
                        session.simSeconds() / session.wallSeconds()));
        line("files", result.folder().folder().toString());
        line("report", result.folder().report().toString());
        out.flush();
    }

    private void firstCycle(RunSummary summary, CellDesign cell) {
        line("first charge", Texts.value(summary.firstChargeMilliampereHoursPerGram(), 2, "mAh/g"));
        line(
                "first discharge",
                Texts.value(summary.firstDischargeMilliampereHoursPerGram(), 2, "mAh/g"));
        line("ICE", Texts.value(summary.initialCoulombicEfficiency(), 4, ""));
        if (cell.donorMassGrams() > 0) {
            agent(summary.analysis().agent());
        }
    }

    private void agent(AgentSignature agent) {
        if (agent.peaks().isEmpty()) {
            line("agent", "not seen: " + agent.text());
            return;
        }
        String volts =
                agent.peaks().stream()
                        .map(peak -> String.format(Locale.ROOT, "%.2f V", peak.volts()))
                        .collect(Collectors.joining(" and "));
        Uncertain charge = agent.chargeBeforePlateau();
        line(
                "agent",
                "seen at "
                        + volts
                        + (charge == null
                                ? ""
                                : ", "
                                        + Texts.value(charge, 1, "mAh/g")
                                        + String.format(
                                                Locale.ROOT,
                                                " before the cathode's plateau at %.2f V",
                                                agent.onsetVolts())));
    }

    /** What the estimators made of it. */
    private void inside(RunSummary summary) {
        CellState state = summary.input().estimate();
        if (Double.isFinite(state.na2sDepletion())) {
            line("donor", donor(state));
        }
        if (!summary.donorSpent().isEmpty()) {
            line("", summary.donorSpent());
        }
        if (Double.isFinite(state.soc())) {
            line(
                    "state",
                    String.format(
                            Locale.ROOT,
                            "charge %s %%, sodium deficit %s mAh/g%s",
                            Show.sized(new Uncertain(state.soc(), state.socSigma()), 100, 1),
                            Show.sized(
                                    new Uncertain(
                                            state.sodiumDeficitMilliampereHoursPerGram(),
                                            state.sodiumDeficitSigmaMilliampereHoursPerGram()),
                                    1,
                                    1),
                            switch (state.limitingElectrode()) {
                                case "" -> "";
                                case "undetermined" -> "; either electrode may end a discharge";
                                default ->
                                        "; the " + state.limitingElectrode() + " ends a discharge";
                            }));
        }
        DoseVerdict dose = summary.input().dose();
        if (dose != null) {
            line("dose", dose.text());
        }
        for (TopRest rest : summary.analysis().topRests()) {
            if (rest.leaks()) {
                line(
                        "soft short",
                        String.format(
                                Locale.ROOT,
                                "%s loses %.2f mV/h after %s, a sound cell less than 1",
                                rest.stepId(),
                                -1e3 * rest.voltsPerHour(),
                                Texts.duration(rest.seconds())));
            }
        }
    }

    /** How much of the donor is spent. */
    private static String donor(CellState state) {
        return Show.sized(new Uncertain(state.na2sDepletion(), state.na2sDepletionSigma()), 100, 1)
                + " % of its Na2S is out";
    }

    private void trip(RunSummary summary) {
        TripDetail trip = summary.trip();
        if (trip != null) {
            line(
                    "trip",
                    trip.text()
                            + (Double.isFinite(trip.atSeconds())
                                    ? ", after " + Texts.duration(trip.atSeconds())
                                    : ""));
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
        CellState state = truth.state();
        CellState estimate = summary.input().estimate();
        if (Double.isFinite(estimate.soc())) {
            line("", inPlant(state, Double.isFinite(estimate.na2sDepletion())));
        }
    }

    private static String inPlant(CellState state, boolean donor) {
        return (donor
                        ? String.format(
                                Locale.ROOT, "Na2S out %.2f %%; ", 100 * state.na2sDepletion())
                        : "")
                + String.format(
                        Locale.ROOT,
                        "state of charge %.2f %%, sodium deficit %.2f mAh/g",
                        100 * state.soc(),
                        state.sodiumDeficitMilliampereHoursPerGram());
    }

    private void line(String label, String text) {
        out.printf("  %-16s %s%n", label, text);
    }
}
