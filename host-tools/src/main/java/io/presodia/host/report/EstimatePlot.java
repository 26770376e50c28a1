package io.presodia.host.report;

import io.presodia.host.run.RunData;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Estimates with their bands against time, and the truth of a virtual cell beside them. */
final class EstimatePlot {
    private static final double HOURS_PER_SECOND = 1.0 / 3600;
    private static final double BAND_TINT = 0.45;
    private static final float[] DASHES = {10, 7};

    private final RunData run;
    private final RunSummary summary;

    EstimatePlot(RunData run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
    }

    List<PlotCanvas.Panel> panels() {
        List<EstimateTrail> trails = new ArrayList<>();
        for (EstimateTrail trail :
                List.of(
                        EstimateTrail.soc(run, summary),
                        EstimateTrail.donor(run, summary),
                        EstimateTrail.deficit(run, summary))) {
            if (trail.known()) {
                trails.add(trail);
            }
        }
        List<PlotCanvas.Panel> panels = new ArrayList<>();
        for (int i = 0; i < trails.size(); i++) {
            EstimateTrail trail = trails.get(i);
            String below = i == trails.size() - 1 ? "Time (h)" : "";
            XYChart chart = chart(trail, 1.0 / trails.size(), below);
            // A donor's curve leaves the corner free in which the names stand.
            chart.getStyler().setLegendVisible(i == Math.min(1, trails.size() - 1));
            panels.add(new PlotCanvas.Panel(chart, (g, c) -> coverage(g, c, trail)));
        }
        return panels;
    }

    /** How often the truth was in the band. */
    private void coverage(Graphics2D g, XYChart chart, EstimateTrail trail) {
        double share = trail.coverage(run.testSeconds());
        if (!Double.isNaN(share)) {
            PlotCanvas.text(
                    g,
                    "true value in the band for " + Show.fixed(100 * share, 0) + " % of the time",
                    chart.getScreenXFromChart(chart.getStyler().getXAxisMin()) + 16,
                    chart.getScreenYFromChart(chart.getStyler().getYAxisMax()) + 30,
                    PlotTheme.FAINT_INK,
                    PlotTheme.LABEL);
        }
    }

    private XYChart chart(EstimateTrail trail, double share, String below) {
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(),
                        PlotCanvas.panelHeight(share),
                        below,
                        trail.title());
        chart.getStyler().setXAxisTitleVisible(!below.isEmpty());
        double[] hours = Trace.scaled(run.testSeconds(), HOURS_PER_SECOND);
        chart.getStyler().setXAxisMin(hours[0]);
        chart.getStyler().setXAxisMax(Math.max(hours[hours.length - 1], hours[0] + 1e-3));
        edge(chart, "95 % band", hours, trail.low());
        edge(chart, " ", hours, trail.high());
        Trace value = Trace.thin(hours, trail.value(), PlotCanvas.WIDTH);
        PlotTheme.line(chart, "estimate", value.x(), value.y(), PlotTheme.BLUE);
        double[] range = Trace.range(trail.low(), trail.high(), trail.truth());
        truth(chart, trail);
        double room = Math.max(0.06 * (range[1] - range[0]), 0.5);
        // Room for a line of text above.
        double above = 3 * room;
        chart.getStyler().setYAxisMin(range[0] - room);
        chart.getStyler().setYAxisMax(range[1] + above);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        return chart;
    }

    private static void edge(XYChart chart, String name, double[] hours, double[] y) {
        Trace trace = Trace.thin(hours, y, PlotCanvas.WIDTH);
        XYSeries series =
                PlotTheme.line(
                        chart,
                        name,
                        trace.x(),
                        trace.y(),
                        PlotTheme.tint(PlotTheme.BLUE, BAND_TINT));
        series.setLineStyle(new BasicStroke(PlotTheme.THIN));
        series.setShowInLegend(!name.isBlank());
    }

    private static void truth(XYChart chart, EstimateTrail trail) {
        if (Arrays.stream(trail.truth()).allMatch(Double::isNaN)) {
            return;
        }
        Trace trace =
                Trace.thin(
                        Trace.scaled(trail.truthSeconds(), HOURS_PER_SECOND),
                        trail.truth(),
                        PlotCanvas.WIDTH);
        XYSeries series =
                PlotTheme.line(
                        chart, "true (virtual cell)", trace.x(), trace.y(), PlotTheme.VERMILION);
        series.setLineStyle(
                new BasicStroke(
                        PlotTheme.LINE,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        DASHES,
                        0));
    }
}
