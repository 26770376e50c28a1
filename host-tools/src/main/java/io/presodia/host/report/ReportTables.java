package io.presodia.host.report;

import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.limit.TieredBand;
import io.presodia.host.analysis.PulseRow;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunInfo;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of a report below its plots. */
final class ReportTables {
    /** More lines than this help nobody; {@code events.csv} has them all. */
    private static final int MOST_EVENTS = 200;

    /** What informs more often than this is routine, such as auto-zero, and is only counted. */
    private static final int MOST_OF_A_KIND = 30;

    private final RunData run;
    private final RunSummary summary;
    private final HtmlWriter html;

    ReportTables(RunData run, RunSummary summary, HtmlWriter html) {
        this.run = run;
        this.summary = summary;
        this.html = html;
    }

    void resistances() {
        List<PulseRow> pulses = summary.analysis().pulses();
        if (pulses.isEmpty()) {
            return;
        }
        TreeSet<Double> times = new TreeSet<>();
        for (PulseRow pulse : pulses) {
            for (PulseRow.Point point : pulse.points()) {
                times.add(point.seconds());
            }
        }
        html.raw("<section>\n<h2>Resistance</h2>\n<div class=\"scroll\"><table>\n<thead><tr>");
        html.raw(
                "<th>Pulse</th><th class=\"n\">Time (h:mm:ss)</th><th class=\"n\">Before (V)</th>");
        html.raw("<th class=\"n\">Current (µA)</th>");
        for (double time : times) {
            html.raw("<th class=\"n\">").text("R(" + Show.pulseTime(time) + ") (Ω)").raw("</th>");
        }
        html.raw("<th class=\"n\">Cell (°C)</th><th class=\"n\">");
        html.text("R(" + Show.pulseTime(times.first()) + ") as at 25 °C (Ω)").raw("</th>");
        html.raw("</tr></thead>\n<tbody>\n");
        for (PulseRow pulse : pulses) {
            html.raw("<tr>").cell(pulse.stepId()).number(Show.clock(pulse.atSeconds()));
            html.number(Show.fixed(pulse.restVolts(), 3));
            html.number(Show.fixed(pulse.amperes() * 1e6, 1));
            for (double time : times) {
                Uncertain ohms = pulse.at(time);
                html.number(Show.uncertain(ohms, 1));
            }
            Uncertain first = pulse.at(times.first());
            html.number(Show.fixed(pulse.celsius(), 1));
            html.number(
                    Show.uncertain(
                            first == null
                                    ? null
                                    : pulse.at25(first, summary.input().cell().electronvolts()),
                            1));
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table></div>\n</section>\n");
    }

    /** State, events, limits and where the data come from. */
    void rest() {
        truth();
        state();
        new HealthTables(summary, html).write();
        events();
        limits();
        provenance();
    }

    private void truth() {
        Truth truth = summary.input().truth();
        if (truth == null) {
            return;
        }
        html.raw("<section>\n<h2>Measured against the virtual cell</h2>\n<div class=\"scroll\">");
        html.raw("<table>\n<thead><tr><th class=\"n\">Cycle</th><th></th>");
        html.raw("<th class=\"n\">Measured (mAh/g)</th><th class=\"n\">True (mAh/g)</th>");
        html.raw("<th class=\"n\">Deviation (%)</th></tr></thead>\n<tbody>\n");
        for (Truth.Cycle cycle : truth.cycles()) {
            for (var row : summary.analysis().cycles()) {
                if (row.cycle() == cycle.cycle()) {
                    compare(
                            row.cycle(),
                            "charge",
                            row.chargeMilliampereHoursPerGram(),
                            cycle.chargeMilliampereHoursPerGram());
                    compare(
                            row.cycle(),
                            "discharge",
                            row.dischargeMilliampereHoursPerGram(),
                            cycle.dischargeMilliampereHoursPerGram());
                }
            }
        }
        html.raw("</tbody>\n</table></div>\n<p class=\"note\">The firmware never sees the true");
        html.raw(
                " values. Both refer to the stated mass, so that the uncertainty of the mass does");
        html.raw(" not appear in the deviation.</p>\n</section>\n");
    }

    private void compare(int cycle, String way, @Nullable Uncertain measured, double truth) {
        if (measured == null || !Double.isFinite(truth)) {
            return;
        }
        html.raw("<tr>").number(Integer.toString(cycle)).cell(way);
        html.number(Show.fixed(measured.value(), 3)).number(Show.fixed(truth, 3));
        html.number(Show.fixed(100 * (measured.value() / truth - 1), 3)).raw("</tr>\n");
    }

    private void state() {
        CellState estimate = summary.input().estimate();
        Truth truth = summary.input().truth();
        CellState exact = truth == null ? CellState.UNKNOWN : truth.state();
        EstimateRow last = run.lastEstimate();
        List<String[]> rows = new ArrayList<>();
        add(rows, "State of charge (%)", 100, estimate.soc(), estimate.socSigma(), exact.soc());
        add(
                rows,
                "Donor depletion: Na2S that is out (%)",
                100,
                estimate.na2sDepletion(),
                estimate.na2sDepletionSigma(),
                exact.na2sDepletion());
        add(
                rows,
                "Donor sodium given: Na2S and NPS (%)",
                100,
                estimate.donorDepletion(),
                estimate.donorDepletionSigma(),
                exact.donorDepletion());
        add(
                rows,
                "Sodium trapped in the anode (mAh/g)",
                1,
                estimate.sodiumTrappedMilliampereHoursPerGram(),
                last == null || !last.sodiumTrapped().known()
                        ? Double.NaN
                        : last.sodiumTrapped().sigma(),
                exact.sodiumTrappedMilliampereHoursPerGram());
        add(
                rows,
                "Sodium deficit (mAh/g)",
                1,
                estimate.sodiumDeficitMilliampereHoursPerGram(),
                estimate.sodiumDeficitSigmaMilliampereHoursPerGram(),
                exact.sodiumDeficitMilliampereHoursPerGram());
        addHealth(rows, estimate, exact);
        if (rows.isEmpty()) {
            return;
        }
        html.raw("<section>\n<h2>State of the cell at the end</h2>\n<div class=\"scroll\"><table>");
        html.raw("\n<thead><tr><th>Quantity</th><th class=\"n\">Estimated</th>");
        html.raw(truth == null ? "" : "<th class=\"n\">True (virtual cell)</th>");
        html.raw("</tr></thead>\n<tbody>\n");
        for (String[] row : rows) {
            html.raw("<tr>").cell(row[0]).number(row[1]);
            if (truth != null) {
                html.number(row[2]);
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table></div>\n");
        coverage();
        html.raw("</section>\n");
    }

    /** What the donor and the load of the run do not move. */
    private static void addHealth(List<String[]> rows, CellState estimate, CellState exact) {
        if (Double.isFinite(estimate.cathodeMilliampereHoursPerGram())) {
            add(
                    rows,
                    "Capacity of the cathode (mAh/g)",
                    1,
                    estimate.cathodeMilliampereHoursPerGram(),
                    estimate.cathodeSigmaMilliampereHoursPerGram(),
                    exact.cathodeMilliampereHoursPerGram());
        }
        if (Double.isFinite(estimate.ohmsAt25())) {
            add(
                    rows,
                    "Resistance within a second, as at 25 °C (Ω)",
                    1,
                    estimate.ohmsAt25(),
                    estimate.ohmsAt25Sigma(),
                    exact.ohmsAt25());
        }
    }

    private void coverage() {
        double soc = EstimateTrail.soc(run, summary).coverage(run.testSeconds());
        double donor = EstimateTrail.na2s(run, summary).coverage(run.testSeconds());
        double deficit = EstimateTrail.deficit(run, summary).coverage(run.testSeconds());
        if (Double.isNaN(soc)) {
            return;
        }
        html.raw("<p class=\"note\">The 95 % bands held the truth of the virtual cell for ");
        html.text(Show.share(soc) + " of the run (state of charge), ");
        html.text(Double.isNaN(donor) ? "" : Show.share(donor) + " (Na₂S that is out), ");
        html.text(Show.share(deficit) + " (sodium deficit).").raw("</p>\n");
    }

    private static void add(
            List<String[]> rows,
            String name,
            double scale,
            double estimate,
            double sigma,
            double truth) {
        if (Double.isFinite(estimate) || Double.isFinite(truth)) {
            rows.add(
                    new String[] {
                        name,
                        Show.uncertain(new Uncertain(estimate, sigma), scale),
                        Show.fixed(truth * scale, Math.max(2, Show.places(sigma * scale)))
                    });
        }
    }

    private void events() {
        html.raw("<section>\n<h2>Events</h2>\n");
        List<Stored<JournalEntry.Event>> events = run.events();
        if (events.isEmpty()) {
            html.raw("<p>None.</p>\n</section>\n");
            return;
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Stored<JournalEntry.Event> stored : events) {
            if (stored.entry().severity() == Tier.INFORM) {
                counts.merge(stored.entry().kind(), 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count <= MOST_OF_A_KIND);
        html.raw("<div class=\"scroll\"><table>\n<thead><tr><th class=\"n\">Time (h:mm:ss)</th>");
        html.raw("<th>Severity</th><th>Kind</th><th>What happened</th>");
        html.raw("<th class=\"n\">Value</th><th class=\"n\">Limit</th></tr></thead>\n<tbody>\n");
        int shown = 0;
        int left = 0;
        for (Stored<JournalEntry.Event> stored : events) {
            boolean routine =
                    stored.entry().severity() == Tier.INFORM
                            && counts.containsKey(stored.entry().kind());
            if (!routine && shown < MOST_EVENTS) {
                event(stored);
                shown++;
            } else if (!routine) {
                left++;
            }
        }
        html.raw("</tbody>\n</table></div>\n");
        StringBuilder note = new StringBuilder();
        counts.forEach((kind, count) ->
                note.append(count).append(" × ").append(Show.words(kind)).append(", "));
        if (left > 0) {
            note.append(left).append(" more, ");
        }
        if (!note.isEmpty()) {
            html.raw("<p class=\"note\">Not shown: ");
            html.text(note.substring(0, note.length() - 2) + ". They are in events.csv.");
            html.raw("</p>\n");
        }
        html.raw("</section>\n");
    }

    private void event(Stored<JournalEntry.Event> stored) {
        JournalEntry.Event event = stored.entry();
        String severity = Show.lower(event.severity());
        html.raw("<tr class=\"" + severity + "\">");
        html.number(Show.clock(stored.wallSeconds() - run.info().startedUnixSeconds()));
        html.cell(severity).cell(Show.words(event.kind())).cell(event.text());
        html.number(withUnit(event.value(), event.unit()));
        html.number(withUnit(event.limit(), event.unit())).raw("</tr>\n");
    }

    private static String withUnit(double value, String unit) {
        return Double.isFinite(value) ? HtmlReport.number(value, unit) : "";
    }

    private void limits() {
        CellLimits limits = summary.input().cell().limits();
        if (limits == null) {
            return;
        }
        html.raw("<section>\n<h2>Limits of the cell</h2>\n<div class=\"scroll\"><table>\n<thead>");
        html.raw("<tr><th>Quantity</th><th class=\"n\">Inform outside</th>");
        html.raw("<th class=\"n\">Warn outside</th><th class=\"n\">Trip outside</th></tr></thead>");
        html.raw("\n<tbody>\n");
        limit("Voltage (V)", limits.volts(), 1);
        limit("Current (µA)", limits.amperes(), 1e6);
        limit("Temperature (°C)", limits.celsius(), 1);
        limit("Temperature rate (K/min)", limits.celsiusPerMinute(), 1);
        limit("Stack pressure (MPa)", limits.stackPascals(), 1e-6);
        html.raw("</tbody>\n</table></div>\n<p class=\"note\">Charge budget: ");
        html.text(Show.significant(limits.chargeBudgetAmpereHours() * 1e3, 4) + " mAh.");
        html.raw("</p>\n</section>\n");
    }

    private void limit(String name, TieredBand band, double scale) {
        html.raw("<tr>").cell(name);
        for (var tier : LimitTiers.of(band)) {
            html.number(
                    Show.significant(tier.band().low() * scale, 4)
                            + " … "
                            + Show.significant(tier.band().high() * scale, 4));
        }
        html.raw("</tr>\n");
    }

    private void provenance() {
        RunInfo info = summary.info();
        CurrentFacts current = summary.input().current();
        html.raw("<section>\n<h2>Where the data come from</h2>\n<dl>\n");
        fact("Data", info.virtual() ? PlotCanvas.VIRTUAL_MARK : "measured");
        fact("Run", info.runId());
        fact("Operator", info.operator());
        fact("Sample", info.sampleId());
        fact("Board", info.board() + ", serial " + info.boardSerial());
        fact("Calibration", info.calibrationId());
        fact(
                "Current",
                "gain "
                        + Show.significant(current.gainPpm(), 3)
                        + " ppm, offset "
                        + Show.significant(current.offsetAmperes() * 1e9, 3)
                        + " nA, charge against discharge "
                        + Show.significant(current.asymmetryPpm(), 3)
                        + " ppm (standard uncertainties)");
        fact(
                "Software",
                "Presodia "
                        + info.softwareVersion()
                        + (info.softwareCommit().isEmpty()
                                ? ""
                                : ", commit " + info.softwareCommit()));
        fact("Scan period", Show.significant(info.scanPeriodSeconds() * 1e3, 4) + " ms");
        if (info.seed() != null) {
            fact("Seed", Long.toString(info.seed()));
        }
        fact("Simulated time", Show.duration(summary.input().simSeconds()));
        fact("Time on the clock", Show.duration(summary.input().wallSeconds()));
        info.properties().forEach((name, value) -> fact(Show.words(name), value));
        html.raw("</dl>\n");
        if (!summary.input().inputFiles().isEmpty()) {
            html.raw("<div class=\"scroll\"><table>\n<thead><tr><th>Input file</th>");
            html.raw("<th class=\"n\">Bytes</th><th>SHA-256</th></tr></thead>\n<tbody>\n");
            for (InputDigest file : summary.input().inputFiles()) {
                html.raw("<tr>").cell(file.name()).number(Long.toString(file.bytes()));
                html.raw("<td><code>").text(file.sha256()).raw("</code></td></tr>\n");
            }
            html.raw("</tbody>\n</table></div>\n");
        }
        html.raw("</section>\n");
    }

    private void fact(String name, String value) {
        if (!value.isEmpty() && !value.equals(Show.NOTHING)) {
            html.element("dt", name).element("dd", value).raw("\n");
        }
    }
}
