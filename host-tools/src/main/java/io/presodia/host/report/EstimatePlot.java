package io.presodia.host.report;

import io.presodia.host.run.RunData;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** Estimates with their bands against time, and the truth of a virtual cell beside them. */
final class EstimatePlot {
    private static final double HOURS_PER_SECOND = 1.0 / 3600;
    static final double BAND_TINT = 0.28;
    private static final double EDGE_TINT = 0.45;

    /** Share of the picture that the labels of the time take. */
    private static final double FOOT = 0.085;

    /** Share of a quantity's room that its values take; the rest shows how far they are off. */
    private static final double MAIN = 0.68;

    /** What an error panel shows at least to either side of zero. */
    private static final double LEAST_ERROR = 0.05;

    /** From the frame to the foot of a panel's name: clear of the widest label. */
    private static final int TITLE_LEFT = 68;

    static final float[] DASHES = {10, 7};

    private static final Color NONE = new Color(255, 255, 255, 0);
    private static final Color GRID_OVER = new Color(31, 41, 51, 32);

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
                        EstimateTrail.na2s(run, summary),
                        EstimateTrail.deficit(run, summary))) {
            if (trail.known()) {
                trails.add(trail);
            }
        }
        String spentIn = EstimateTrail.na2s(run, summary).title();
        List<PlotCanvas.Panel> panels = new ArrayList<>();
        for (int i = 0; i < trails.size(); i++) {
            EstimateTrail trail = trails.get(i);
            boolean last = i == trails.size() - 1;
            double share = (1 - (last ? 0 : FOOT)) / trails.size();
            double room = (1 - FOOT) / trails.size() + (last ? FOOT : 0);
            boolean compared = trail.compared();
            XYChart chart = chart(trail, compared ? MAIN * share : room, last && !compared);
            List<PlotCanvas.Overlay> overlays = new ArrayList<>();
            if (trail.title().equals(spentIn)) {
                overlays.add(this::spent);
            }
            overlays.add((g, c) -> coverage(g, c, trail));
            // A donor's curve leaves the corner free in which the names stand.
            if (i == Math.min(1, trails.size() - 1)) {
                overlays.add((g, c) -> EstimateLegend.draw(g, c, compared));
            }
            panels.add(new PlotCanvas.Panel(chart, overlays));
            if (compared) {
                panels.add(strip(trail, room - MAIN * share, last));
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
                    "true value in the band for " + Show.share(share) + " of the time",
                    // Where no quantity of a first cycle has its curve.
                    chart.getScreenXFromChart(chart.getStyler().getXAxisMin())
                            + 0.3 * PlotCanvas.panelWidth(),
                    chart.getScreenYFromChart(chart.getStyler().getYAxisMin()) - 14,
                    PlotTheme.FAINT_INK,
                    PlotTheme.LABEL);
        }
    }

    /** When the firmware declared the donor spent. */
    private void spent(Graphics2D g, XYChart chart) {
        double seconds = RunSummary.donorSpentSeconds(run);
        if (Double.isNaN(seconds)) {
            return;
        }
        double x = chart.getScreenXFromChart(seconds * HOURS_PER_SECOND);
        double top = chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        double foot = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        PlotCanvas.dashed(g, x, top, x, foot, PlotTheme.FAINT_INK);
        PlotCanvas.text(
                g,
                "declared spent",
                x + 12,
                (top + foot) / 2,
                PlotTheme.FAINT_INK,
                PlotTheme.LABEL);
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
        return chart;
    }

    /** Truth less estimate: beside a whole charge no band could be seen. */
    private PlotCanvas.Panel strip(EstimateTrail trail, double share, boolean foot) {
        EstimateTrail beside = trail.beside(run.testSeconds());
        XYChart chart = empty(beside.title(), share, foot);
        double[] hours = Trace.scaled(beside.truthSeconds(), HOURS_PER_SECOND);
        band(chart, hours, beside);
        truth(chart, beside, false);
        double[] range = Trace.range(beside.low(), beside.high(), beside.truth());
        double most = 1.1 * Math.max(LEAST_ERROR, Math.max(-range[0], range[1]));
        chart.getStyler().setYAxisMin(-most);
        chart.getStyler().setYAxisMax(most);
        // The labels that a strip so low would be given may be zero alone.
        chart.getStyler().setYAxisTickLabelsColor(NONE);
        chart.getStyler().setYAxisTickMarksColor(NONE);
        chart.getStyler().setYAxisTitleColor(NONE);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        return new PlotCanvas.Panel(chart, EstimatePlot::marks);
    }

    /** Zero, and as much to either side of it as can be told by heart. */
    private static void marks(Graphics2D g, XYChart chart) {
        double most = chart.getStyler().getYAxisMax();
        double size = mark(most);
        // Already painted: a panel lower than this would be said to have no place for any value.
        chart.getStyler().setXAxisTickMarkSpacingHint(1);
        double left = chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
        double right = chart.getScreenXFromChart(chart.getStyler().getXAxisMax());
        Graphics2D upright = (Graphics2D) g.create();
        upright.setFont(PlotTheme.AXIS);
        upright.setColor(PlotTheme.INK);
        upright.translate(left - TITLE_LEFT, chart.getScreenYFromChart(0));
        upright.rotate(-Math.PI / 2);
        upright.drawString(
                chart.getYAxisTitle(),
                -upright.getFontMetrics().stringWidth(chart.getYAxisTitle()) / 2f,
                0);
        upright.dispose();
        g.setFont(PlotTheme.TICK);
        FontMetrics metrics = g.getFontMetrics();
        for (double at : new double[] {-size, 0, size}) {
            double y = chart.getScreenYFromChart(at);
            g.setStroke(new BasicStroke(1.4f));
            g.setColor(GRID_OVER);
            g.draw(new Line2D.Double(left, y, right, y));
            g.setColor(PlotTheme.FRAME);
            g.draw(new Line2D.Double(left - 8, y, left, y));
            String text = Show.significant(at, 2);
            g.setColor(PlotTheme.INK);
            g.drawString(
                    text,
                    (float) (left - 16 - metrics.stringWidth(text)),
                    (float) (y + 0.36 * metrics.getAscent()));
        }
    }

    /** The largest number of one digit, or 1.5 of a power of ten, below three quarters of this. */
    static double mark(double most) {
        double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(0.75 * most)));
        double size = decade;
        for (double digit : new double[] {1.5, 2, 3, 4, 5, 6, 7, 8, 9}) {
            size = digit * decade <= 0.75 * most ? digit * decade : size;
        }
        return size;
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
