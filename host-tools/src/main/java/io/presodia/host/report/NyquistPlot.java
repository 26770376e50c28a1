package io.presodia.host.report;

import io.presodia.host.analysis.RelaxationTimes;
import io.presodia.host.spectrum.SpectrumState;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Nyquist plot of the spectra of a run. */
final class NyquistPlot {
    /** So many have their names in the legend. */
    private static final int MOST_NAMES = 14;

    private static final double ROOM = 1.05;
    private static final double SECONDS_PER_HOUR = 3600;

    private final List<SpectrumState> states;

    NyquistPlot(List<SpectrumState> states) {
        this.states = states;
    }

    List<PlotCanvas.Panel> panels() {
        if (states.isEmpty()) {
            return List.of();
        }
        XYChart chart =
                PlotTheme.chart(
                        PlotCanvas.panelWidth(),
                        PlotCanvas.panelHeight(1),
                        "Re Z (Ω)",
                        "−Im Z (Ω)");
        double left = Double.POSITIVE_INFINITY;
        double right = 0;
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < states.size(); i++) {
            List<RelaxationTimes.Point> points = states.get(i).points();
            double[] x = points.stream().mapToDouble(RelaxationTimes.Point::real).toArray();
            double[] y = points.stream().mapToDouble(point -> -point.imaginary()).toArray();
            for (int k = 0; k < x.length; k++) {
                left = Math.min(left, x[k]);
                right = Math.max(right, x[k]);
                top = Math.max(top, y[k]);
                bottom = Math.min(bottom, y[k]);
            }
            PlotTheme.line(chart, name(i), x, y, color(i));
        }
        // As many ohms for each pixel along both axes: a half circle must look like one.
        double across = right * ROOM - left / ROOM;
        double up = (top - bottom) * ROOM;
        double ohmsPerPixel =
                Math.max(across / PlotCanvas.panelWidth(), up / PlotCanvas.panelHeight(1));
        chart.getStyler().setXAxisMin(left / ROOM);
        chart.getStyler().setXAxisMax(left / ROOM + ohmsPerPixel * PlotCanvas.panelWidth());
        chart.getStyler().setYAxisMin(bottom * ROOM);
        chart.getStyler().setYAxisMax(bottom * ROOM + ohmsPerPixel * PlotCanvas.panelHeight(1));
        chart.getStyler().setLegendVisible(states.size() <= MOST_NAMES);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        return List.of(new PlotCanvas.Panel(chart));
    }

    private String name(int i) {
        return (i + 1)
                + ": "
                + Show.fixed(states.get(i).seconds() / SECONDS_PER_HOUR, 1)
                + " h, "
                + states.get(i).stepId();
    }

    /** From blue, the first, to vermilion, the last. */
    private Color color(int i) {
        double share = states.size() == 1 ? 0 : i / (states.size() - 1.0);
        return new Color(
                mixed(PlotTheme.BLUE.getRed(), PlotTheme.VERMILION.getRed(), share),
                mixed(PlotTheme.BLUE.getGreen(), PlotTheme.VERMILION.getGreen(), share),
                mixed(PlotTheme.BLUE.getBlue(), PlotTheme.VERMILION.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
