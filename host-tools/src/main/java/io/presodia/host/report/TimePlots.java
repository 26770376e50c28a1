package io.presodia.host.report;

import io.presodia.hal.limit.CellLimits;
import io.presodia.host.run.RunData;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What was measured against the time of the run. */
final class TimePlots {
    private static final String TIME = "Time (h)";
    private static final double SIDE_ROOM = 0.012;
    private static final double HOURS_PER_SECOND = 1.0 / 3600;
    private static final double MEGA_PER_PASCAL = 1e-6;

    private final RunData run;
    private final RunSummary summary;
    private final double[] hours;

    TimePlots(RunData run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
        this.hours = Trace.scaled(run.testSeconds(), HOURS_PER_SECOND);
    }

    List<PlotCanvas.Panel> voltageAndCurrent() {
        XYChart volts = chart(0.62, "", "Voltage (V)");
        add(volts, "voltage", run.volts(), PlotTheme.BLUE);
        double[] range = Trace.range(run.amperes());
        double largest = Math.max(Math.abs(range[0]), Math.abs(range[1]));
        boolean micro = !(largest >= 1e-3);
        XYChart current = chart(0.38, TIME, micro ? "Current (µA)" : "Current (mA)");
        add(
                current,
                "current",
                Trace.scaled(run.amperes(), micro ? 1e6 : 1e3),
                PlotTheme.VERMILION);
        if (volts.getSeriesCollection().isEmpty() || current.getSeriesCollection().isEmpty()) {
            return List.of();
        }
        pad(volts, 0.06, Trace.range(run.volts()));
        pad(current, 0.12, Trace.scaled(range, micro ? 1e6 : 1e3));
        volts.getStyler().setYAxisDecimalPattern("0.0#");
        return List.of(
                new PlotCanvas.Panel(volts, (g, c) -> trip(g, c, true)),
                new PlotCanvas.Panel(current, (g, c) -> trip(g, c, false)));
    }

    List<PlotCanvas.Panel> pressureAndTemperature() {
        double[] mega = Trace.scaled(run.stackPascals(), MEGA_PER_PASCAL);
        XYChart pressure = chart(0.56, "", "Stack pressure (MPa)");
        add(pressure, "pressure", mega, PlotTheme.PURPLE);
        XYChart celsius = chart(0.44, TIME, "Temperature (°C)");
        add(celsius, "cell", run.cellCelsius(), PlotTheme.GREEN);
        add(celsius, "ambient", run.ambientCelsius(), PlotTheme.ORANGE);
        if (pressure.getSeriesCollection().isEmpty() && celsius.getSeriesCollection().isEmpty()) {
            return List.of();
        }
        List<PlotCanvas.Panel> panels = new ArrayList<>();
        if (!pressure.getSeriesCollection().isEmpty()) {
            pressure.getStyler().setYAxisDecimalPattern("0.0#");
            pad(pressure, 0.15, atLeast(Trace.range(mega), 2));
            panels.add(new PlotCanvas.Panel(pressure, this::limits, (g, c) -> trip(g, c, true)));
        }
        if (!celsius.getSeriesCollection().isEmpty()) {
            celsius.getStyler().setYAxisDecimalPattern("0.0#");
            pad(celsius, 0.25, atLeast(Trace.range(run.cellCelsius(), run.ambientCelsius()), 2));
            celsius.getStyler().setLegendVisible(celsius.getSeriesCollection().size() > 1);
            celsius.getStyler().setLegendPosition(LegendPosition.InsideNE);
            panels.add(new PlotCanvas.Panel(celsius, (g, c) -> trip(g, c, false)));
        }
        return panels;
    }

    private XYChart chart(double share, String xTitle, String yTitle) {
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(), PlotCanvas.panelHeight(share), xTitle, yTitle);
        chart.getStyler().setXAxisTitleVisible(!xTitle.isEmpty());
        double last = hours[hours.length - 1];
        double width = last > hours[0] ? last - hours[0] : 1;
        chart.getStyler().setXAxisMin(hours[0] - SIDE_ROOM * width);
        chart.getStyler().setXAxisMax(hours[0] + (1 + SIDE_ROOM) * width);
        return chart;
    }

    private void add(XYChart chart, String name, double[] y, Color color) {
        Trace trace = Trace.thin(hours, y, PlotCanvas.WIDTH);
        if (trace.drawable()) {
            PlotTheme.line(chart, name, trace.x(), trace.y(), color);
        }
    }

    private static double[] atLeast(double[] range, double width) {
        double missing = Math.max(0, width - (range[1] - range[0])) / 2;
        return new double[] {range[0] - missing, range[1] + missing};
    }

    private static void pad(XYChart chart, double share, double[] range) {
        double room = Math.max((range[1] - range[0]) * share, 1e-9);
        chart.getStyler().setYAxisMin(range[0] - room);
        chart.getStyler().setYAxisMax(range[1] + room);
    }

    /** Where the supervisor informs and warns, as far as it is in the picture. */
    private void limits(Graphics2D g, XYChart chart) {
        CellLimits limits = summary.input().cell().limits();
        if (limits == null) {
            return;
        }
        double left = chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
        double right = chart.getScreenXFromChart(chart.getStyler().getXAxisMax());
        for (var tier : LimitTiers.of(limits.stackPascals())) {
            for (double end : new double[] {tier.band().low(), tier.band().high()}) {
                double mega = end * MEGA_PER_PASCAL;
                if (mega > chart.getStyler().getYAxisMin()
                        && mega < chart.getStyler().getYAxisMax()) {
                    double y = chart.getScreenYFromChart(mega);
                    PlotCanvas.dashed(g, left, y, right, y, PlotTheme.ORANGE);
                    PlotCanvas.text(
                            g,
                            tier.name() + " " + Show.significant(mega, 4) + " MPa",
                            left + 12,
                            y - 8,
                            PlotTheme.VIRTUAL,
                            PlotTheme.LABEL);
                }
            }
        }
    }

    private void trip(Graphics2D g, XYChart chart, boolean named) {
        TripDetail trip = summary.trip();
        if (trip == null || !Double.isFinite(trip.atSeconds())) {
            return;
        }
        double x = chart.getScreenXFromChart(trip.atSeconds() * HOURS_PER_SECOND);
        double top = chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        double bottom = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        PlotCanvas.dashed(g, x, top, x, bottom, PlotTheme.VERMILION);
        if (named) {
            String text = "trip: " + trip.fault();
            g.setFont(PlotTheme.LABEL_BOLD);
            double width = g.getFontMetrics().stringWidth(text);
            PlotCanvas.text(
                    g, text, x - width - 14, top + 34, PlotTheme.VERMILION, PlotTheme.LABEL_BOLD);
        }
    }
}
