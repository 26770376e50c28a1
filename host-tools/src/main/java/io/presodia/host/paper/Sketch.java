package io.presodia.host.paper;

import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.report.PngFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A panel of a validation figure: lines and points of the virtual cell, and what the paper has as
 * diamonds and dashed lines. The legend stands below the panel, clear of the data.
 */
final class Sketch {
    /** Colour of everything that is the paper's. */
    static final Color OF_PAPER = PlotTheme.PURPLE;

    private static final double DIAMOND = 13;
    private static final double LABEL_PIXELS = 31;
    private static final double SHARE_OF_PIXELS = 0.75;
    private static final int SHADES = 32;
    private static final int LEGEND_PIXELS = 20;

    private final XYChart chart;
    private final List<PlotCanvas.Overlay> overlays = new ArrayList<>();
    private int labels;
    private boolean labelsAtTop;

    /**
     * @param share of the picture's height
     */
    Sketch(double share, String xTitle, String yTitle) {
        chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(), PlotCanvas.panelHeight(share), xTitle, yTitle);
        chart.getStyler().setLegendVisible(true);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setLegendPadding(LEGEND_PIXELS);
        // It reaches up to the axis title, whose letters hang down.
        chart.getStyler().setLegendBackgroundColor(new Color(255, 255, 255, 0));
    }

    XYChart chart() {
        return chart;
    }

    Sketch x(double low, double high) {
        chart.getStyler().setXAxisMin(low);
        chart.getStyler().setXAxisMax(high);
        return this;
    }

    Sketch y(double low, double high) {
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
        return this;
    }

    /** Labels of the paper's values stand where the data do not: at the top, right of the line. */
    Sketch labelsAtTop() {
        labelsAtTop = true;
        return this;
    }

    /** Without a legend: everything is labelled where it stands. */
    Sketch plain() {
        chart.getStyler().setLegendVisible(false);
        return this;
    }

    Sketch line(String name, double[] x, double[] y, Color color) {
        PlotTheme.line(chart, name, x, y, color);
        return this;
    }

    /** A second line of the same thing: it has no place in the legend. */
    Sketch again(double[] x, double[] y, Color color) {
        String name = " ".repeat(chart.getSeriesCollection().size() + 1);
        PlotTheme.line(chart, name, x, y, color).setShowInLegend(false);
        return this;
    }

    /** Points that a line joins. */
    Sketch points(String name, double[] x, double[] y, Color color) {
        XYSeries series = PlotTheme.line(chart, name, x, y, color);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return this;
    }

    /** Points that stand for themselves. */
    Sketch dots(String name, double[] x, double[] y, Color color) {
        XYSeries series = PlotTheme.line(chart, name, x, y, color);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return this;
    }

    /** A value of the paper as a dashed line from left to right, with its label at the right. */
    Sketch paperAtY(double y, String label) {
        overlays.add((g, drawn) -> {
            double at = drawn.getScreenYFromChart(y);
            double left = drawn.getScreenXFromChart(drawn.getStyler().getXAxisMin());
            double right = drawn.getScreenXFromChart(drawn.getStyler().getXAxisMax());
            PlotCanvas.dashed(g, left, at, right, at, OF_PAPER);
            double width = g.getFontMetrics(PlotTheme.LABEL).stringWidth(label);
            PlotCanvas.text(g, label, right - width - 14, at - 12, OF_PAPER, PlotTheme.LABEL);
        });
        return this;
    }

    /** A value of the paper as a dashed line from the bottom to the top, with its label. */
    Sketch paperAtX(double x, String label) {
        int place = labels++;
        overlays.add((g, drawn) -> {
            double at = drawn.getScreenXFromChart(x);
            double top = drawn.getScreenYFromChart(drawn.getStyler().getYAxisMax());
            double bottom = drawn.getScreenYFromChart(drawn.getStyler().getYAxisMin());
            PlotCanvas.dashed(g, at, top, at, bottom, OF_PAPER);
            double width = g.getFontMetrics(PlotTheme.LABEL).stringWidth(label);
            PlotCanvas.text(
                    g,
                    label,
                    labelsAtTop ? at + 10 : at - width - 10,
                    labelsAtTop ? top + 32 : bottom - 16 - place * LABEL_PIXELS,
                    OF_PAPER,
                    PlotTheme.LABEL);
        });
        return this;
    }

    /** A value of the paper as a diamond with a label to its left or right. */
    Sketch paperPoint(double x, double y, String label, boolean toTheRight) {
        overlays.add((g, drawn) -> {
            double atX = drawn.getScreenXFromChart(x);
            double atY = drawn.getScreenYFromChart(y);
            diamond(g, atX, atY);
            double width = g.getFontMetrics(PlotTheme.LABEL).stringWidth(label);
            PlotCanvas.text(
                    g,
                    label,
                    toTheRight ? atX + 24 : atX - width - 24,
                    atY + 8,
                    OF_PAPER,
                    PlotTheme.LABEL);
        });
        return this;
    }

    /** A text at a place of the chart. */
    Sketch text(double x, double y, String text, Color color) {
        overlays.add((g, drawn) ->
                PlotCanvas.text(
                        g,
                        text,
                        drawn.getScreenXFromChart(x),
                        drawn.getScreenYFromChart(y),
                        color,
                        PlotTheme.LABEL_BOLD));
        return this;
    }

    private static void diamond(Graphics2D g, double x, double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - DIAMOND);
        path.lineTo(x + DIAMOND, y);
        path.lineTo(x, y + DIAMOND);
        path.lineTo(x - DIAMOND, y);
        path.closePath();
        g.setColor(PlotTheme.PAPER);
        g.fill(path);
        g.setColor(OF_PAPER);
        g.setStroke(new BasicStroke(4f));
        g.draw(path);
    }

    private PlotCanvas.Panel panel() {
        return new PlotCanvas.Panel(chart, overlays);
    }

    /**
     * The picture with these panels under each other.
     *
     * @throws IOException when the machine has no font
     */
    static byte[] png(String title, String subtitle, Sketch... panels) throws IOException {
        List<PlotCanvas.Panel> drawn = new ArrayList<>();
        for (Sketch panel : panels) {
            drawn.add(panel.panel());
        }
        return PngFile.withFonts(
                () -> PngFile.of(small(PlotCanvas.draw(title, subtitle, true, drawn))));
    }

    /** Small enough for a repository, large enough to be read. */
    private static BufferedImage small(BufferedImage image) {
        int width = (int) Math.round(image.getWidth() * SHARE_OF_PIXELS);
        int height = (int) Math.round(image.getHeight() * SHARE_OF_PIXELS);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, fewer(small.getRGB(x, y)));
            }
        }
        return small;
    }

    /** 32 shades of each colour: nobody sees the difference, and the file is half as long. */
    private static int fewer(int rgb) {
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int shade = ((rgb >> shift) & 0xFF) * (SHADES - 1) + 127;
            result |= (shade / 255 * 255 / (SHADES - 1)) << shift;
        }
        return result;
    }
}
