package io.presodia.host.report;

import io.presodia.firmware.estimate.EfficiencyDrift;
import io.presodia.host.analysis.AgentPeak;
import io.presodia.host.analysis.AgentSignature;
import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.DifferentialCapacity;
import io.presodia.host.analysis.Residue;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunInfo;
import io.presodia.host.run.Uncertain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code report.html}: one file that needs no other, no script and no network. */
final class HtmlReport {
    private static final String STYLE = "/presodia/report/report.css";

    private final RunData run;
    private final RunSummary summary;
    private final HtmlWriter html = new HtmlWriter();

    private HtmlReport(RunData run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
    }

    /** The document. */
    static String text(RunData run, RunSummary summary, List<Plots.Picture> plots)
            throws IOException {
        return new HtmlReport(run, summary).document(plots);
    }

    private String document(List<Plots.Picture> plots) throws IOException {
        RunInfo info = summary.info();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", info.cell() + ", " + info.protocol()).raw("\n");
        html.raw("<style>\n").raw(style()).raw("</style>\n</head>\n<body>\n");
        if (info.virtual()) {
            html.raw("<div class=\"virtual\" role=\"note\">");
            html.text(PlotCanvas.VIRTUAL_MARK + ". Nothing in this report was measured on a cell.");
            html.raw("</div>\n");
        }
        html.raw("<main>\n");
        header();
        keyNumbers();
        agent();
        figure(plots, "voltage-capacity");
        figure(plots, "dqdv");
        cycles();
        figure(plots, "voltage-current-time");
        figure(plots, "estimates");
        figure(plots, "stack-pressure");
        new ReportTables(run, summary, html).resistances();
        figure(plots, "resistance");
        figure(plots, "spectra");
        new ReportTables(run, summary, html).rest();
        html.raw("</main>\n<footer>");
        html.text(
                "Presodia "
                        + info.softwareVersion()
                        + (info.softwareCommit().isEmpty()
                                ? ""
                                : " (" + info.softwareCommit() + ")")
                        + " · run "
                        + info.runId()
                        + " · "
                        + (info.virtual() ? PlotCanvas.VIRTUAL_MARK : "measured data"));
        return html.raw("</footer>\n</body>\n</html>\n").toString();
    }

    private void header() {
        RunInfo info = summary.info();
        html.raw("<header>\n");
        html.element("h1", info.cell()).raw("\n<p class=\"sub\">");
        html.text(
                Show.words(info.protocol())
                        + " on "
                        + info.board()
                        + ", channel "
                        + info.channel());
        if (!info.sampleId().isEmpty()) {
            html.text(" · sample " + info.sampleId());
        }
        html.text(" · started " + Show.instant(info.startedUnixSeconds()));
        html.raw("</p>\n");
        boolean good = info.outcomeWord().equals("completed");
        html.raw("<p class=\"verdict " + (good ? "good" : "bad") + "\">");
        html.element("strong", info.outcomeWord()).raw(" ");
        TripDetail trip = summary.trip();
        if (trip == null) {
            html.text(info.outcomeText());
        } else {
            html.text(trip.fault() + " after " + Show.clock(trip.atSeconds()) + " (h:mm:ss)");
            if (Double.isFinite(trip.value())) {
                html.text(": " + number(trip.value(), trip.unit()));
            }
            if (Double.isFinite(trip.limit())) {
                html.text(", limit " + number(trip.limit(), trip.unit()));
            }
            html.text(trip.channel() == 0 ? ", whole board" : ", channel " + trip.channel());
            if (!Double.isFinite(trip.value()) && !trip.text().isEmpty()) {
                html.text(": " + trip.text());
            }
        }
        html.raw("</p>\n</header>\n");
    }

    static String number(double value, String unit) {
        return Show.significant(value, 5) + (unit.isEmpty() ? "" : " " + unit);
    }

    private void keyNumbers() {
        html.raw("<section class=\"keys\" aria-label=\"Key numbers\">\n");
        key("First charge", summary.firstChargeMilliampereHoursPerGram(), 1, "mAh/g");
        key("First discharge", summary.firstDischargeMilliampereHoursPerGram(), 1, "mAh/g");
        key("Initial coulombic efficiency", summary.initialCoulombicEfficiency(), 100, "%");
        Uncertain before = summary.analysis().agent().chargeBeforePlateau();
        if (before != null) {
            key("Agent charge before the cathode plateau", before, 1, "mAh/g");
        }
        html.raw("</section>\n<p class=\"note\">");
        CellFacts cell = summary.input().cell();
        html.text(
                "Per gram of cathode active material ("
                        + Show.uncertain(
                                new Uncertain(
                                        cell.activeGrams() * 1e3,
                                        cell.activeGrams() * 1e3 * cell.massRelativeSigma()),
                                1)
                        + " mg). Each value is followed by its standard uncertainty (coverage"
                        + " factor 1, about 68 %), from the mass, the gain and the offset of the"
                        + " current.");
        if (summary.uncountedSeconds() > 0) {
            html.text(
                    " For "
                            + Show.duration(summary.uncountedSeconds())
                            + " of the run no charge could be counted.");
        }
        html.raw("</p>\n");
    }

    private void key(String name, @Nullable Uncertain value, double scale, String unit) {
        html.raw("<div class=\"key\"><span class=\"name\">").text(name).raw("</span>");
        String shown = Show.uncertain(value, scale);
        int split = shown.indexOf(" ±");
        html.raw("<span class=\"value\">");
        html.text(split < 0 ? shown : shown.substring(0, split)).raw("</span>");
        html.raw("<span class=\"unit\">");
        html.text((split < 0 ? "" : shown.substring(split + 1) + " ") + unit);
        html.raw("</span></div>\n");
    }

    private void agent() {
        if (summary.info().usedCell()) {
            return;
        }
        AgentSignature agent = summary.analysis().agent();
        html.raw("<section>\n<h2>Presodiation agent</h2>\n<p>").text(agent.text());
        if (!summary.analysis().curves().isEmpty()) {
            DifferentialCapacity.Settings settings =
                    summary.analysis().curves().getFirst().settings();
            html.text(
                    " dQ/dV is the charge passed in bins of "
                            + Show.significant(settings.binVolts() * 1e3, 2)
                            + " mV, smoothed by a Gaussian of "
                            + Show.significant(settings.smoothingVolts() * 1e3, 2)
                            + " mV standard deviation.");
        }
        html.raw("</p>\n");
        if (!summary.donorSpent().isEmpty()) {
            html.raw("<p><strong>Evidence:</strong> ")
                    .text(summary.donorSpent() + ".")
                    .raw("</p>\n");
        }
        DoseVerdict dose = summary.input().dose();
        if (dose != null) {
            html.raw("<p><strong>Dose:</strong> ").text(dose.text() + ".").raw("</p>\n");
        }
        if (!agent.peaks().isEmpty()) {
            html.raw("<div class=\"scroll\"><table>\n<thead><tr><th>Peak of the first charge</th>");
            html.raw("<th class=\"n\">Voltage (V)</th><th class=\"n\">dQ/dV (mAh g⁻¹ V⁻¹)</th>");
            html.raw("<th class=\"n\">Charge (mAh/g)</th></tr></thead>\n<tbody>\n");
            for (AgentPeak peak : agent.peaks()) {
                html.raw("<tr>").cell(peak.stage().label());
                html.number(Show.fixed(peak.volts(), 3)).number(Show.fixed(peak.height(), 1));
                html.number(Show.uncertain(peak.milliampereHoursPerGram(), 1)).raw("</tr>\n");
            }
            html.raw("</tbody>\n</table></div>\n");
        }
        if (!Double.isNaN(agent.onsetVolts())) {
            html.raw("<p>The cathode's plateau begins at ");
            html.text(Show.fixed(agent.onsetVolts(), 2) + " V.").raw("</p>\n");
        }
        html.raw("</section>\n");
    }

    private void cycles() {
        html.raw("<section>\n<h2>Cycles</h2>\n<div class=\"scroll\"><table>\n<thead><tr>");
        html.raw("<th class=\"n\">Cycle</th><th class=\"n\">Charge (mAh/g)</th>");
        html.raw("<th class=\"n\">Discharge (mAh/g)</th>");
        html.raw("<th class=\"n\">Coulombic efficiency (%)</th>");
        html.raw("<th class=\"n\">Energy in (mWh/g)</th><th class=\"n\">Energy out (mWh/g)</th>");
        html.raw("<th class=\"n\">Mean charge (V)</th><th class=\"n\">Mean discharge (V)</th>");
        html.raw("</tr></thead>\n<tbody>\n");
        for (CycleRow row : summary.analysis().cycles()) {
            html.raw("<tr>").number(row.cycle() + (row.finished() ? "" : " (cut short)"));
            html.number(Show.uncertain(row.chargeMilliampereHoursPerGram(), 1));
            html.number(Show.uncertain(row.dischargeMilliampereHoursPerGram(), 1));
            html.number(Show.uncertain(row.coulombicEfficiency(), 100));
            html.number(Show.fixed(row.chargeWattHoursPerGram() * 1e3, 1));
            html.number(Show.fixed(row.dischargeWattHoursPerGram() * 1e3, 1));
            html.number(Show.fixed(row.chargeMeanVolts(), 3));
            html.number(Show.fixed(row.dischargeMeanVolts(), 3)).raw("</tr>\n");
        }
        html.raw("</tbody>\n</table></div>\n<p class=\"note\">Coulombic efficiency is discharge");
        html.raw(" over charge of the same cycle; it is left out where either was cut short or");
        html.raw(" where the cycle begins with a discharge.</p>\n");
        EfficiencyDrift drift = summary.analysis().drift();
        if (drift != null) {
            html.raw("<p>").text(drift.text()).raw("</p>\n");
        }
        Residue residue = summary.analysis().residue();
        if (residue != null && !residue.text().isEmpty()) {
            html.raw("<p>").text(residue.text()).raw("</p>\n");
        }
        html.raw("</section>\n");
    }

    private void figure(List<Plots.Picture> plots, String name) {
        for (Plots.Picture plot : plots) {
            if (plot.name().equals(name)) {
                html.raw("<figure><img width=\"1600\" height=\"1000\" alt=\"");
                html.text(plot.caption()).raw("\" src=\"data:image/png;base64,");
                html.raw(Base64.getEncoder().encodeToString(plot.png()));
                html.raw("\"><figcaption>").text(plot.caption()).raw("</figcaption></figure>\n");
            }
        }
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IOException("the style sheet " + STYLE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
