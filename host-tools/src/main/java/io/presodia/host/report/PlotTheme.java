package io.presodia.host.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How our plots look. Colours that people with any kind of colour vision tell apart, after M. Okabe
 * and K. Ito, Color Universal Design (2008).
 */
final class PlotTheme {
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xC8500A);
    static final Color GREEN = new Color(0x00875F);
    static final Color PURPLE = new Color(0xA8558A);
    static final Color ORANGE = new Color(0xD98E00);
    static final Color SKY = new Color(0x56B4E9);
    static final Color INK = new Color(0x1F2933);
    static final Color FAINT_INK = new Color(0x5F6C7B);
    static final Color GRID = new Color(0xE4E7EB);
    static final Color FRAME = new Color(0x9AA5B1);
    static final Color PAPER = Color.WHITE;
    static final Color VIRTUAL = new Color(0x8A3B00);
    static final Color VIRTUAL_PAPER = new Color(0xFFF1E0);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 32);
    static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
    static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 25);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 23);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 23);
    static final Font LABEL_BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 23);
    static final Font MARK = new Font(Font.SANS_SERIF, Font.BOLD, 21);

    static final float LINE = 3.2f;
    static final float THIN = 2.0f;

    /** Room for the labels of the vertical axis: the same in panels above each other. */
    private static final int LEFT_PIXELS = 130;

    private PlotTheme() {}

    /** An empty panel with its axes named. */
    static XYChart chart(int width, int height, String xTitle, String yTitle) {
        XYChart chart = new XYChart(width, height);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        XYStyler styler = chart.getStyler();
        styler.setLocale(Locale.ROOT);
        styler.setChartTitleVisible(false);
        styler.setChartBackgroundColor(PAPER);
        styler.setPlotBackgroundColor(PAPER);
        styler.setPlotBorderColor(FRAME);
        styler.setPlotBorderVisible(true);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1.4f));
        styler.setPlotGridVerticalLinesVisible(true);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1.0);
        styler.setChartPadding(4);
        styler.setChartFontColor(INK);
        styler.setAxisTitleFont(AXIS);
        styler.setXAxisTitleColor(INK);
        styler.setYAxisTitleColor(INK);
        styler.setAxisTitlePadding(10);
        styler.setAxisTickLabelsFont(TICK);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTickMarksColor(FRAME);
        styler.setAxisTickMarksStroke(new BasicStroke(1.6f));
        styler.setAxisTickMarkLength(8);
        styler.setAxisTickPadding(8);
        styler.setAxisTicksLineVisible(false);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setYAxisLeftWidthHint(LEFT_PIXELS);
        styler.setXAxisTickMarkSpacingHint(150);
        styler.setYAxisTickMarkSpacingHint(70);
        styler.setXAxisDecimalPattern("0.###");
        styler.setYAxisDecimalPattern("0.###");
        styler.setLegendVisible(false);
        styler.setLegendFont(LABEL);
        styler.setLegendBorderColor(new Color(255, 255, 255, 0));
        styler.setLegendBackgroundColor(new Color(255, 255, 255, 215));
        styler.setLegendPadding(10);
        styler.setLegendSeriesLineLength(34);
        styler.setLegendLayout(LegendLayout.Vertical);
        styler.setAntiAlias(true);
        return chart;
    }

    /** A line without markers. */
    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return series;
    }

    /** A colour between white and {@code color}. */
    static Color tint(Color color, double share) {
        return new Color(
                mix(color.getRed(), share),
                mix(color.getGreen(), share),
                mix(color.getBlue(), share));
    }

    private static int mix(int channel, double share) {
        return (int) Math.round(255 - share * (255 - channel));
    }
}
