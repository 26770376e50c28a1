package io.presodia.host.design;

import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.report.PngFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;

/** Draws discharge capacity with its region, and specific energy, against dose. */
public final class DonorPlot {
    private static final double CAPACITY_SHARE = 0.6;
    private static final int BAND_ALPHA = 60;
    private static final int REGION_ALPHA = 18;
    private static final double POINT = 15;

    private final DonorDesign design;
    private final DischargeVoltage voltage;
    private final List<Simulation.Run> simulated;
    private final List<DosePoint> curve;
    private final double[] doses;

    /**
     * @param voltage for the energy
     * @param simulated points to mark; empty for none
     */
    public DonorPlot(DonorDesign design, DischargeVoltage voltage, List<Simulation.Run> simulated) {
        this.design = design;
        this.voltage = voltage;
        this.simulated = List.copyOf(simulated);
        curve = design.curve();
        doses = values(DosePoint::wtPercentOnTop);
    }

    /**
     * The picture as PNG.
     *
     * @param title of the cell
     * @throws IOException when the machine has no font
     */
    public byte[] png(String title) throws IOException {
        return PngFile.withFonts(() -> PngFile.of(picture(title)));
    }

    private BufferedImage picture(String title) throws IOException {
        return PlotCanvas.draw(
                title,
                String.format(
                        Locale.ROOT,
                        "needed %.2f ± %.2f wt%% on top of the composite; band: one"
                                + " standard uncertainty%s",
                        design.needed().value(),
                        design.needed().sigma(),
                        simulated.isEmpty() ? "" : "; points: the virtual cell at 0.1C"),
                !simulated.isEmpty(),
                List.of(capacity(), energy()));
    }

    private double[] values(ToDoubleFunction<DosePoint> of) {
        return curve.stream().mapToDouble(of).toArray();
    }

    private XYChart chart(double share, String yTitle, double low, double high) {
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(),
                        PlotCanvas.panelHeight(share),
                        "Donor on top of the composite (wt%)",
                        yTitle);
        double room = Math.max(0.08 * (high - low), 1e-3 * high);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(doses[doses.length - 1]);
        chart.getStyler().setYAxisMin(low - room);
        chart.getStyler().setYAxisMax(high + 2 * room);
        return chart;
    }

    private PlotCanvas.Panel capacity() {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (DosePoint point : curve) {
            double mean = point.dischargeSpread().value();
            double sigma = point.dischargeSpread().sigma();
            low = Math.min(low, mean - sigma);
            high = Math.max(high, Math.max(mean + sigma, point.discharge()));
        }
        XYChart chart = chart(CAPACITY_SHARE, "First discharge (mAh/g)", low, high);
        chart.getStyler().setXAxisTitleVisible(false);
        chart.getStyler().setXAxisTicksVisible(false);
        PlotTheme.line(chart, "discharge", doses, values(DosePoint::discharge), PlotTheme.BLUE);
        return new PlotCanvas.Panel(chart, this::regions, this::band, this::points);
    }

    private PlotCanvas.Panel energy() {
        double fraction = design.inputs().value(Input.ACTIVE_FRACTION);
        double[] energies = values(point -> Energy.of(point, voltage, fraction).perElectrodes());
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double energy : energies) {
            low = Math.min(low, energy);
            high = Math.max(high, energy);
        }
        XYChart chart = chart(1 - CAPACITY_SHARE, "Energy (Wh/kg)", low, high);
        PlotTheme.line(chart, "energy", doses, energies, PlotTheme.GREEN);
        return new PlotCanvas.Panel(
                chart,
                this::needed,
                (g, drawn) ->
                        PlotCanvas.text(
                                g,
                                "per mass of active cathode, anode and donor",
                                drawn.getScreenXFromChart(0) + 16,
                                top(drawn) + 34,
                                PlotTheme.GREEN,
                                PlotTheme.LABEL));
    }

    private static double top(XYChart chart) {
        return chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
    }

    private static double bottom(XYChart chart) {
        return chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
    }

    private void needed(Graphics2D g, XYChart chart) {
        double x = chart.getScreenXFromChart(design.needed().value());
        PlotCanvas.dashed(g, x, top(chart), x, bottom(chart), PlotTheme.FAINT_INK);
    }

    private void regions(Graphics2D g, XYChart chart) {
        double left = chart.getScreenXFromChart(0);
        double right = chart.getScreenXFromChart(doses[doses.length - 1]);
        double kink = chart.getScreenXFromChart(design.kinkWtPercent());
        double height = bottom(chart) - top(chart);
        g.setColor(faint(PlotTheme.VERMILION, REGION_ALPHA));
        g.fill(new Rectangle2D.Double(left, top(chart), kink - left, height));
        g.setColor(faint(PlotTheme.GREEN, REGION_ALPHA));
        g.fill(new Rectangle2D.Double(kink, top(chart), right - kink, height));
        needed(g, chart);
        label(g, "anode-limited", left, kink, top(chart) + 34, PlotTheme.VERMILION);
        label(g, "cathode-limited", kink, right, top(chart) + 34, PlotTheme.GREEN);
    }

    /** In the middle of its region, where it fits. */
    private static void label(
            Graphics2D g, String text, double left, double right, double baseline, Color color) {
        double width = g.getFontMetrics(PlotTheme.LABEL_BOLD).stringWidth(text);
        if (right - left > width + 24) {
            PlotCanvas.text(
                    g, text, 0.5 * (left + right - width), baseline, color, PlotTheme.LABEL_BOLD);
        }
    }

    private void band(Graphics2D g, XYChart chart) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < doses.length; i++) {
            double y = screen(chart, i, 1);
            if (i == 0) {
                path.moveTo(chart.getScreenXFromChart(doses[i]), y);
            } else {
                path.lineTo(chart.getScreenXFromChart(doses[i]), y);
            }
        }
        for (int i = doses.length - 1; i >= 0; i--) {
            path.lineTo(chart.getScreenXFromChart(doses[i]), screen(chart, i, -1));
        }
        path.closePath();
        g.setColor(faint(PlotTheme.BLUE, BAND_ALPHA));
        g.fill(path);
    }

    private double screen(XYChart chart, int i, double sigmas) {
        var spread = curve.get(i).dischargeSpread();
        return chart.getScreenYFromChart(spread.value() + sigmas * spread.sigma());
    }

    private void points(Graphics2D g, XYChart chart) {
        g.setColor(PlotTheme.PURPLE);
        for (Simulation.Run run : simulated) {
            double x = chart.getScreenXFromChart(run.predicted().wtPercentOnTop());
            double y = chart.getScreenYFromChart(run.discharge());
            g.fill(new Ellipse2D.Double(x - POINT / 2, y - POINT / 2, POINT, POINT));
        }
    }

    private static Color faint(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
