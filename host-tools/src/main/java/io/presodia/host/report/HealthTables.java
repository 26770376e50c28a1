package io.presodia.host.report;

import io.presodia.firmware.estimate.LeakRest;
import io.presodia.host.analysis.TopRest;
import io.presodia.host.run.Uncertain;

/** What a report says of a cell's health: which electrode limits, leaks, resistance. */
final class HealthTables {
    private final RunSummary summary;
    private final HtmlWriter html;

    HealthTables(RunSummary summary, HtmlWriter html) {
        this.summary = summary;
        this.html = html;
    }

    void write() {
        CellState state = summary.input().estimate();
        boolean limit = !state.limitingElectrode().isEmpty();
        boolean ohms = Double.isFinite(state.ohmsAt25());
        if (!limit && !ohms && summary.analysis().topRests().isEmpty()) {
            return;
        }
        html.raw("<section>\n<h2>Health</h2>\n");
        if (limit) {
            html.raw("<p>").text(limiting(state) + ".").raw("</p>\n");
        }
        if (ohms) {
            html.raw("<p>Resistance within a second, as at 25 °C: ");
            html.text(Show.uncertain(new Uncertain(state.ohmsAt25(), state.ohmsAt25Sigma()), 1));
            html.raw(" Ω.</p>\n");
        }
        topRests();
        html.raw("</section>\n");
    }

    /** Which electrode ends a discharge, for people. */
    static String limiting(CellState state) {
        String sure =
                Show.fixed(100 * Math.max(state.sodiumLimited(), 1 - state.sodiumLimited()), 0);
        return switch (state.limitingElectrode()) {
            case "anode" ->
                    "The anode ends a discharge: sodium runs out before the cathode is full ("
                            + sure
                            + " % sure)";
            case "cathode" ->
                    "The cathode ends a discharge: it is full before the anode has run out of sodium ("
                            + sure
                            + " % sure)";
            default ->
                    "Which electrode ends a discharge cannot be told: the anode, with a probability of "
                            + Show.fixed(100 * state.sodiumLimited(), 0)
                            + " %; the sodium just fills the cathode, within its band";
        };
    }

    private void topRests() {
        if (summary.analysis().topRests().isEmpty()) {
            return;
        }
        html.raw("<div class=\"scroll\"><table>\n<thead><tr><th>Rest after a charge</th>");
        html.raw("<th class=\"n\">Time (h:mm:ss)</th><th class=\"n\">Length (h)</th>");
        html.raw("<th class=\"n\">Slope of its last hour (mV/h)</th>");
        html.raw("<th class=\"n\">Soft short below (mV/h)</th><th>Finding</th></tr></thead>\n");
        html.raw("<tbody>\n");
        for (TopRest rest : summary.analysis().topRests()) {
            html.raw("<tr>").cell(rest.stepId()).number(Show.clock(rest.atSeconds()));
            html.number(Show.fixed(rest.seconds() / 3600, 1));
            html.number(Show.fixed(rest.voltsPerHour() * 1e3, 3));
            html.number(Show.fixed(-LeakRest.LEAK_VOLTS_PER_HOUR * 1e3, 0));
            html.cell(rest.leaks() ? "as with a soft short" : "no leak").raw("</tr>\n");
        }
        html.raw("</tbody>\n</table></div>\n");
    }
}
