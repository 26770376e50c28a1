package io.presodia.host.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;

/** What the colours of the estimates mean, in the lower right corner and clear of the frame. */
final class EstimateLegend {
    private static final int MARGIN = 22;
    private static final int LINE = 30;
    private static final int SAMPLE = 34;
    private static final int GAP = 14;
    private static final Color GROUND = new Color(255, 255, 255, 215);

    private EstimateLegend() {}

    static void draw(Graphics2D g, XYChart chart, boolean compared) {
        String[] names =
                compared
                        ? new String[] {"95 % band", "estimate", "true (virtual cell)"}
                        : new String[] {"95 % band", "estimate"};
        g.setFont(PlotTheme.LABEL);
        FontMetrics metrics = g.getFontMetrics();
        int width = 0;
        for (String name : names) {
            width = Math.max(width, metrics.stringWidth(name));
        }
        double right = chart.getScreenXFromChart(chart.getStyler().getXAxisMax()) - MARGIN;
        double foot = chart.getScreenYFromChart(chart.getStyler().getYAxisMin()) - MARGIN / 2.0;
        double x = right - width - GAP - SAMPLE;
        double top = foot - LINE * names.length;
        g.setColor(GROUND);
        g.fill(new Rectangle2D.Double(x - GAP, top, right - x + 1.5 * GAP, foot - top));
        for (int i = 0; i < names.length; i++) {
            double middle = top + (i + 0.5) * LINE;
            sample(g, i, x, middle);
            g.setColor(PlotTheme.INK);
            g.drawString(
                    names[i],
                    (float) (x + SAMPLE + GAP),
                    (float) (middle + 0.36 * metrics.getAscent()));
        }
    }

    private static void sample(Graphics2D g, int which, double x, double middle) {
        if (which == 0) {
            g.setColor(PlotTheme.tint(PlotTheme.BLUE, EstimatePlot.BAND_TINT));
            g.fill(new Rectangle2D.Double(x, middle - 9, SAMPLE, 18));
            return;
        }
        g.setColor(which == 1 ? PlotTheme.BLUE : PlotTheme.VERMILION);
        g.setStroke(
                which == 1
                        ? new BasicStroke(PlotTheme.LINE)
                        : new BasicStroke(
                                PlotTheme.LINE,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                EstimatePlot.DASHES,
                                0));
        g.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
    }
}
