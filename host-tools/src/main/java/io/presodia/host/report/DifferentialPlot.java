package io.presodia.host.report;

import io.presodia.host.analysis.AgentPeak;
import io.presodia.host.analysis.AgentSignature;
import io.presodia.host.analysis.DifferentialCapacity;
import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.DonorUse;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Differential capacity; below it, where the agent was seen, the first charge enlarged. */
final class DifferentialPlot {
    private static final double HEADROOM = 1.12;
    private static final double FOOTROOM = 1.2;
    private static final double ZOOM_HEADROOM = 1.75;
    private static final double LABEL_PIXELS = 29;
    private static final double LABEL_HEADROOM = 1.25;
    private static final double TENTHS = 10;
    private static final double LABEL_GAP = 14;

    private final RunSummary summary;
    private final AgentSignature agent;

    DifferentialPlot(RunSummary summary) {
        this.summary = summary;
        this.agent = summary.analysis().agent();
    }

    List<PlotCanvas.Panel> panels() {
        List<DifferentialCapacity> curves = new ArrayList<>();
        CycleChoice choice = CycleChoice.of(summary.analysis().cycles());
        for (DifferentialCapacity curve : summary.analysis().curves()) {
            if (curve.size() > 2 && choice.contains(curve.cycle())) {
                curves.add(curve);
            }
        }
        if (curves.isEmpty()) {
            return List.of();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (DifferentialCapacity curve : curves) {
            low = Math.min(low, curve.volts()[0]);
            high = Math.max(high, curve.volts()[curve.size() - 1]);
        }
        boolean alone = summary.input().cell().donor() == DonorUse.ALONE;
        boolean zoom = !agent.peaks().isEmpty() && !alone;
        XYChart all = whole(curves, choice, zoom ? 0.47 : 1, low, high);
        if (!zoom) {
            if (alone) {
                all.getStyler().setYAxisMax(all.getStyler().getYAxisMax() * LABEL_HEADROOM);
                all.getStyler().setLegendPosition(LegendPosition.InsideNE);
            }
            return List.of(new PlotCanvas.Panel(all, this::peaks));
        }
        all.getStyler().setXAxisTitleVisible(false);
        all.getStyler().setXAxisTicksVisible(false);
        return List.of(
                new PlotCanvas.Panel(all, this::onset),
                new PlotCanvas.Panel(
                        enlarged(curves.getFirst(), low, high),
                        this::onset,
                        this::peaks,
                        this::caption));
    }

    private XYChart whole(
            List<DifferentialCapacity> curves,
            CycleChoice choice,
            double share,
            double low,
            double high) {
        XYChart chart = chart(share, low, high);
        double top = 0;
        double bottom = 0;
        for (DifferentialCapacity curve : curves) {
            boolean charge = curve.direction() == Direction.CHARGE;
            double[] y = Trace.scaled(curve.milliampereHoursPerGramPerVolt(), charge ? 1 : -1);
            double[] range = Trace.range(y);
            top = Math.max(top, range[1]);
            bottom = Math.min(bottom, range[0]);
            Color full = charge ? PlotTheme.BLUE : PlotTheme.VERMILION;
            PlotTheme.line(
                    chart,
                    unique(chart, curve.direction().word() + " " + curve.cycle()),
                    curve.volts(),
                    y,
                    PlotTheme.tint(full, choice.strength(curve.cycle())));
        }
        chart.getStyler().setYAxisMax(top * HEADROOM + 1e-9);
        chart.getStyler().setYAxisMin(bottom * FOOTROOM);
        chart.getStyler().setLegendVisible(true);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        return chart;
    }

    /** A cycle may charge more than once; the chart wants a name of its own for each line. */
    private static String unique(XYChart chart, String name) {
        return name + " ".repeat(chart.getSeriesCollection().size());
    }

    private XYChart enlarged(DifferentialCapacity curve, double low, double high) {
        XYChart chart = chart(0.53, low, high);
        double tallest = 0;
        for (AgentPeak peak : agent.peaks()) {
            tallest = Math.max(tallest, peak.height());
        }
        double top = tallest * ZOOM_HEADROOM;
        double[] y = curve.milliampereHoursPerGramPerVolt();
        double until =
                Double.isNaN(agent.onsetVolts())
                        ? agent.peaks().getLast().volts()
                        : agent.onsetVolts();
        int i = 0;
        while (i < y.length && (curve.volts()[i] <= until || y[i] <= top)) {
            i++;
        }
        int shown = Math.min(y.length, i + 1);
        double[] clipped = Arrays.copyOf(y, shown);
        for (int k = 0; k < shown; k++) {
            clipped[k] = Math.min(clipped[k], top);
        }
        PlotTheme.line(
                chart,
                "first charge",
                Arrays.copyOf(curve.volts(), shown),
                clipped,
                PlotTheme.BLUE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(top);
        return chart;
    }

    private static XYChart chart(double share, double low, double high) {
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(),
                        PlotCanvas.panelHeight(share),
                        "Voltage (V)",
                        "dQ/dV (mAh g⁻¹ V⁻¹)");
        chart.getStyler().setXAxisMin(Math.floor(low * TENTHS - 0.2) / TENTHS);
        chart.getStyler().setXAxisMax(Math.ceil(high * TENTHS + 0.2) / TENTHS);
        chart.getStyler().setXAxisDecimalPattern("0.0#");
        return chart;
    }

    /** Marks the peaks; labels are set from right to left, each clear of the one after it. */
    private void peaks(Graphics2D g, XYChart chart) {
        double freeTo = Double.POSITIVE_INFINITY;
        if (!Double.isNaN(agent.onsetVolts())) {
            freeTo = chart.getScreenXFromChart(agent.onsetVolts()) - LABEL_GAP;
        }
        int count = agent.peaks().size();
        for (int p = count - 1; p >= 0; p--) {
            AgentPeak peak = agent.peaks().get(p);
            // Of two labels the first leans to the left and the second to the right.
            double lean = count == 1 ? 0.5 : p == 0 ? 0.75 : 0.25;
            double x = chart.getScreenXFromChart(peak.volts());
            double y = chart.getScreenYFromChart(peak.height());
            g.setColor(PlotTheme.PURPLE);
            g.fill(new Ellipse2D.Double(x - 7, y - 7, 14, 14));
            String[] lines = {
                peak.stage().label(),
                Show.fixed(peak.volts(), 2) + " V",
                Show.uncertain(peak.milliampereHoursPerGram(), 1) + " mAh/g"
            };
            double width = 0;
            for (int i = 0; i < lines.length; i++) {
                g.setFont(font(i));
                width = Math.max(width, g.getFontMetrics().stringWidth(lines[i]));
            }
            double edge = chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
            double left = Math.max(edge + LABEL_GAP, Math.min(x - lean * width, freeTo - width));
            freeTo = left - LABEL_GAP;
            double baseline = y - 30 - (lines.length - 1) * LABEL_PIXELS;
            for (int i = 0; i < lines.length; i++) {
                PlotCanvas.text(
                        g, lines[i], left, baseline + i * LABEL_PIXELS, PlotTheme.PURPLE, font(i));
            }
        }
    }

    private static Font font(int line) {
        return line == 0 ? PlotTheme.LABEL_BOLD : PlotTheme.LABEL;
    }

    private void onset(Graphics2D g, XYChart chart) {
        if (Double.isNaN(agent.onsetVolts())) {
            return;
        }
        double x = chart.getScreenXFromChart(agent.onsetVolts());
        double top = chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        double bottom = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        PlotCanvas.dashed(g, x, top, x, bottom, PlotTheme.FAINT_INK);
    }

    private void caption(Graphics2D g, XYChart chart) {
        double left = chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
        double top = chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        PlotCanvas.text(
                g,
                "first charge, enlarged",
                left + 16,
                top + 34,
                PlotTheme.BLUE,
                PlotTheme.LABEL_BOLD);
        if (agent.chargeBeforePlateau() != null) {
            double x = chart.getScreenXFromChart(agent.onsetVolts());
            String text =
                    "cathode plateau →  "
                            + Show.uncertain(agent.chargeBeforePlateau(), 1)
                            + " mAh/g before";
            PlotCanvas.text(g, text, x + 14, top + 34, PlotTheme.FAINT_INK, PlotTheme.LABEL);
        }
    }
}
