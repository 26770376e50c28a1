package io.presodia.host.analyze;

import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.report.PngFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.io.IOException;
import java.util.List;
import org.knowm.xchart.XYChart;

/** What the plots of analyses share. */
public final class Draw {
    private static final double POINT = 13;
    private static final double ROOM = 0.06;

    private Draw() {}

    /**
     * A picture as PNG.
     *
     * @throws IOException when the machine has no font
     */
    public static byte[] png(
            String title, String subtitle, boolean virtual, List<PlotCanvas.Panel> panels)
            throws IOException {
        return PngFile.withFonts(
                () -> PngFile.of(PlotCanvas.draw(title, subtitle, virtual, panels)));
    }

    /** An empty chart over so large a part of the picture. */
    static XYChart chart(double share, String x, String y, double[] xs, double[] ys) {
        XYChart chart =
                PlotTheme.chart(PlotCanvas.panelWidth(), PlotCanvas.panelHeight(share), x, y);
        double[] across = range(xs);
        double[] up = range(ys);
        chart.getStyler().setXAxisMin(across[0]);
        chart.getStyler().setXAxisMax(across[1]);
        chart.getStyler().setYAxisMin(up[0]);
        chart.getStyler().setYAxisMax(up[1]);
        return chart;
    }

    private static double[] range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            return new double[] {0, 1};
        }
        double room = Math.max(ROOM * (high - low), 1e-2 * Math.max(1e-9, Math.abs(high)));
        return new double[] {low - room, high + room};
    }

    /** An invisible line, since a chart needs one; points are laid over it. */
    static void anchor(XYChart chart, double[] xs, double[] ys) {
        PlotTheme.line(chart, "points", xs, ys, new Color(0, true));
    }

    static void point(Graphics2D g, XYChart chart, double x, double y, Color color) {
        g.setColor(color);
        g.fill(
                new Ellipse2D.Double(
                        chart.getScreenXFromChart(x) - POINT / 2,
                        chart.getScreenYFromChart(y) - POINT / 2,
                        POINT,
                        POINT));
    }

    /** A vertical bar of uncertainty. */
    static void bar(Graphics2D g, XYChart chart, double x, double low, double high, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke(PlotTheme.THIN));
        double at = chart.getScreenXFromChart(x);
        g.draw(
                new Line2D.Double(
                        at, chart.getScreenYFromChart(low), at, chart.getScreenYFromChart(high)));
    }

    /** A hollow triangle that points up: at least this. */
    static void atLeast(Graphics2D g, XYChart chart, double x, double y, Color color) {
        int at = (int) Math.round(chart.getScreenXFromChart(x));
        int top = (int) Math.round(chart.getScreenYFromChart(y));
        int half = (int) (POINT / 2);
        g.setColor(color);
        g.setStroke(new BasicStroke(PlotTheme.THIN));
        g.drawPolygon(
                new int[] {at - half, at + half, at}, new int[] {top, top, top - 2 * half}, 3);
    }
}
