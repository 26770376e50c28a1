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
    private static final double BAND_TINT = 0.28;
    private static final double EDGE_TINT = 0.45;

    /** Share of the picture that the labels of the time take. */
    private static final double FOOT = 0.07;

    /** Share of a quantity's room that its values take; the rest shows how far they are off. */
    private static final double MAIN = 0.68;

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
            boolean last = i == trails.size() - 1;
            double share = (1 - (last ? 0 : FOOT)) / trails.size();
            double room = (1 - FOOT) / trails.size() + (last ? FOOT : 0);
            boolean compared = trail.compared();
            XYChart chart = chart(trail.drawn(), compared ? MAIN * share : room, last && !compared);
            // A donor's curve leaves the corner free in which the names stand.
            chart.getStyler().setLegendVisible(i == Math.min(1, trails.size() - 1));
            panels.add(new PlotCanvas.Panel(chart, (g, c) -> coverage(g, c, trail)));
            if (compared) {
                panels.add(new PlotCanvas.Panel(strip(trail.drawn(), room - MAIN * share, last)));
            }
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
                    // Where no quantity of a first cycle has its curve.
                    chart.getScreenXFromChart(chart.getStyler().getXAxisMin())
                            + 0.3 * PlotCanvas.panelWidth(),
                    chart.getScreenYFromChart(chart.getStyler().getYAxisMin()) - 14,
                    PlotTheme.FAINT_INK,
                    PlotTheme.LABEL);
        }
    }

    private XYChart empty(String title, double share, boolean foot) {
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(),
                        PlotCanvas.panelHeight(share),
                        foot ? "Time (h)" : "",
                        title);
        chart.getStyler().setXAxisTitleVisible(foot);
        chart.getStyler().setXAxisTicksVisible(foot);
        double[] hours = Trace.scaled(run.testSeconds(), HOURS_PER_SECOND);
        chart.getStyler().setXAxisMin(hours[0]);
        chart.getStyler().setXAxisMax(Math.max(hours[hours.length - 1], hours[0] + 1e-3));
        return chart;
    }

    private XYChart chart(EstimateTrail trail, double share, boolean foot) {
        XYChart chart = empty(trail.title(), share, foot);
        double[] hours = Trace.scaled(run.testSeconds(), HOURS_PER_SECOND);
        band(chart, hours, trail);
        Trace value = Trace.thin(hours, trail.value(), PlotCanvas.WIDTH);
        PlotTheme.line(chart, "estimate", value.x(), value.y(), PlotTheme.BLUE);
        if (trail.compared()) {
            truth(chart, trail, true);
        }
        double[] range = Trace.range(trail.low(), trail.high(), trail.truth());
        double room = Math.max(0.06 * (range[1] - range[0]), 0.5);
        chart.getStyler().setYAxisMin(range[0] - room);
        chart.getStyler().setYAxisMax(range[1] + room);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        return chart;
    }

    /** Truth less estimate: beside a whole charge no band could be seen. */
    private XYChart strip(EstimateTrail trail, double share, boolean foot) {
        EstimateTrail beside = trail.beside(run.testSeconds());
        XYChart chart = empty(beside.title(), share, foot);
        double[] hours = Trace.scaled(beside.truthSeconds(), HOURS_PER_SECOND);
        band(chart, hours, beside);
        truth(chart, beside, false);
        double[] range = Trace.range(beside.low(), beside.high(), beside.truth());
        double most = 1.1 * Math.max(0.5, Math.max(-range[0], range[1]));
        chart.getStyler().setYAxisMin(-most);
        chart.getStyler().setYAxisMax(most);
        chart.getStyler().setYAxisTickMarkSpacingHint(40);
        return chart;
    }

    /** From the lower ends forth and from the upper back; without the times that have none. */
    private static void band(XYChart chart, double[] hours, EstimateTrail trail) {
        Trace low = Trace.thin(hours, trail.low(), PlotCanvas.WIDTH);
        Trace high = Trace.thin(hours, trail.high(), PlotCanvas.WIDTH);
        double[] x = new double[low.x().length + high.x().length];
        double[] y = new double[x.length];
        int size = 0;
        for (int i = 0; i < low.x().length; i++) {
            if (!Double.isNaN(low.y()[i])) {
                x[size] = low.x()[i];
                y[size++] = low.y()[i];
            }
        }
        for (int i = high.x().length - 1; i >= 0; i--) {
            if (!Double.isNaN(high.y()[i])) {
                x[size] = high.x()[i];
                y[size++] = high.y()[i];
            }
        }
        if (size == 0) {
            return;
        }
        XYSeries series =
                PlotTheme.line(
                        chart,
                        "95 % band",
                        Arrays.copyOf(x, size),
                        Arrays.copyOf(y, size),
                        PlotTheme.tint(PlotTheme.BLUE, EDGE_TINT));
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(PlotTheme.tint(PlotTheme.BLUE, BAND_TINT));
        series.setLineStyle(new BasicStroke(1));
    }

    private static void truth(XYChart chart, EstimateTrail trail, boolean dashed) {
        Trace trace =
                Trace.thin(
                        Trace.scaled(trail.truthSeconds(), HOURS_PER_SECOND),
                        trail.truth(),
                        PlotCanvas.WIDTH);
        XYSeries series =
                PlotTheme.line(
                        chart, "true (virtual cell)", trace.x(), trace.y(), PlotTheme.VERMILION);
        if (dashed) {
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
}
