package io.presodia.host.report;

import io.presodia.host.analysis.PulseRow;
import io.presodia.host.run.Uncertain;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Resistances: of a few pulses against the time into the pulse, of many against the run's time. */
final class ResistancePlot {
    private static final int FEW = 6;
    private static final double SIDE_FACTOR = 1.6;
    private static final double SECONDS_PER_HOUR = 3600;
    static final Color[] COLORS = {
        PlotTheme.BLUE,
        PlotTheme.VERMILION,
        PlotTheme.GREEN,
        PlotTheme.PURPLE,
        PlotTheme.ORANGE,
        PlotTheme.SKY,
        PlotTheme.INK,
        PlotTheme.FRAME
    };
    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE
    };

    private final RunSummary summary;

    ResistancePlot(RunSummary summary) {
        this.summary = summary;
    }

    List<PlotCanvas.Panel> panels() {
        List<PulseRow> pulses = summary.analysis().pulses();
        XYChart chart = pulses.size() <= FEW ? intoThePulse(pulses) : overTheRun(pulses);
        if (chart.getSeriesCollection().isEmpty()) {
            return List.of();
        }
        chart.getStyler().setLegendVisible(true);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        chart.getStyler().setMarkerSize(14);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (XYSeries series : chart.getSeriesCollection()) {
            low = Math.min(low, series.getYMin());
            high = Math.max(high, series.getYMax());
        }
        double room = Math.max(0.2 * (high - low), 0.02 * Math.abs(high));
        chart.getStyler().setYAxisMin(low - room);
        chart.getStyler().setYAxisMax(high + 2 * room);
        return List.of(new PlotCanvas.Panel(chart));
    }

    private static XYChart intoThePulse(List<PulseRow> pulses) {
        XYChart chart = chart("Time into the pulse");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(Show::pulseTime);
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (PulseRow pulse : pulses) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (PulseRow.Point point : pulse.points()) {
                if (point.seconds() > 0 && Double.isFinite(point.ohms().value())) {
                    x.add(point.seconds());
                    y.add(point.ohms().value());
                    shortest = Math.min(shortest, point.seconds());
                    longest = Math.max(longest, point.seconds());
                }
            }
            String name =
                    pulse.stepId()
                            + ", at "
                            + Show.duration(pulse.atSeconds())
                            + ", "
                            + Show.fixed(pulse.restVolts(), 2)
                            + " V";
            add(chart, name, x, y);
        }
        if (longest > 0) {
            chart.getStyler().setXAxisMin(shortest / SIDE_FACTOR);
            chart.getStyler().setXAxisMax(longest * SIDE_FACTOR);
        }
        return chart;
    }

    private static XYChart overTheRun(List<PulseRow> pulses) {
        XYChart chart = chart("Time (h)");
        TreeSet<Double> times = new TreeSet<>();
        for (PulseRow pulse : pulses) {
            for (PulseRow.Point point : pulse.points()) {
                times.add(point.seconds());
            }
        }
        for (double time : times) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (PulseRow pulse : pulses) {
                @Nullable Uncertain ohms = pulse.at(time);
                if (ohms != null && Double.isFinite(ohms.value() + pulse.atSeconds())) {
                    x.add(pulse.atSeconds() / SECONDS_PER_HOUR);
                    y.add(ohms.value());
                }
            }
            add(chart, "after " + Show.pulseTime(time), x, y);
        }
        return chart;
    }

    private static XYChart chart(String xTitle) {
        return PlotTheme.chart(
                PlotCanvas.panelWidth(), PlotCanvas.panelHeight(1), xTitle, "Resistance (Ω)");
    }

    private static void add(XYChart chart, String name, List<Double> x, List<Double> y) {
        if (x.isEmpty()) {
            return;
        }
        int index = chart.getSeriesCollection().size();
        String unique = chart.getSeries(name) == null ? name : name + " (" + (index + 1) + ")";
        Color color = COLORS[index % COLORS.length];
        double[] xs = x.stream().mapToDouble(Double::doubleValue).toArray();
        double[] ys = y.stream().mapToDouble(Double::doubleValue).toArray();
        XYSeries series = PlotTheme.line(chart, unique, xs, ys, color);
        // Where the colours begin again, the points are of another form.
        series.setMarker(MARKERS[index / COLORS.length % MARKERS.length]);
        series.setMarkerColor(color);
    }
}
