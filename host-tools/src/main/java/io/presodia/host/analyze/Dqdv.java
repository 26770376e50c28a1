package io.presodia.host.analyze;

import io.presodia.host.analysis.DifferentialCapacity;
import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.analysis.Peak;
import io.presodia.host.analysis.PeakFinder;
import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Differential capacity of every half cycle, with its peaks.
 *
 * @param curves in order; those without a course of the voltage are left out
 */
public record Dqdv(List<DifferentialCapacity> curves) implements Finding {
    private static final int LEAST_BINS = 3;

    public Dqdv {
        curves = List.copyOf(curves);
    }

    /** The curves of a run. */
    public static Dqdv of(Subject subject) {
        List<DifferentialCapacity> curves = new ArrayList<>();
        for (HalfCycle half : HalfCycle.of(subject.run())) {
            DifferentialCapacity curve =
                    DifferentialCapacity.of(
                            subject.run(),
                            half,
                            subject.grams(),
                            DifferentialCapacity.Settings.forNoiseOf(subject.run(), half));
            if (curve.size() >= LEAST_BINS) {
                curves.add(curve);
            }
        }
        return new Dqdv(curves);
    }

    @Override
    public String title() {
        return "differential capacity";
    }

    @Override
    public boolean found() {
        return !curves.isEmpty();
    }

    @Override
    public void put(ObjectNode root) {
        ArrayNode list = root.putArray("curves");
        for (DifferentialCapacity curve : curves) {
            ObjectNode node = list.addObject();
            node.put("cycle", curve.cycle());
            node.put("direction", curve.direction().word());
            node.put("bin_V", curve.binVolts());
            node.put("smoothing_V", curve.settings().smoothingVolts());
            Numbers.put(node, "noise_mAh_g_V", curve.noise());
            ArrayNode peaks = node.putArray("peaks");
            for (Peak peak : PeakFinder.find(curve)) {
                ObjectNode entry = peaks.addObject();
                entry.put("voltage_V", peak.volts());
                entry.put("height_mAh_g_V", peak.height());
                entry.put("prominence_mAh_g_V", peak.prominence());
                entry.put("charge_mAh_g", peak.milliampereHoursPerGram());
            }
            Numbers.put(node, "voltage_V", curve.volts());
            Numbers.put(node, "dqdv_mAh_g_V", curve.milliampereHoursPerGramPerVolt());
        }
    }

    @Override
    public List<String> text() {
        if (!found()) {
            return List.of("no half cycle whose voltage moved");
        }
        List<String> lines = new ArrayList<>();
        for (DifferentialCapacity curve : curves) {
            lines.add(
                    Numbers.text(
                            "cycle %d %s, %.3f to %.3f V, smoothed over %.0f mV",
                            curve.cycle(),
                            curve.direction().word(),
                            curve.volts()[0],
                            curve.volts()[curve.size() - 1],
                            curve.settings().smoothingVolts() * 1e3));
            for (Peak peak : PeakFinder.find(curve)) {
                lines.add(
                        Numbers.text(
                                "    peak at %.3f V, %.1f mAh/g/V, %.1f mAh/g",
                                peak.volts(), peak.height(), peak.milliampereHoursPerGram()));
            }
        }
        return lines;
    }

    @Override
    public List<PlotCanvas.Panel> panels() {
        if (!found()) {
            return List.of();
        }
        double[] volts = curves.stream().flatMapToDouble(c -> Arrays.stream(c.volts())).toArray();
        double[] all = curves.stream().flatMapToDouble(c -> Arrays.stream(signed(c))).toArray();
        XYChart chart =
                Draw.chart(1, "Voltage (V)", "dQ/dV (mAh/g/V), discharge below 0", volts, all);
        for (int i = 0; i < curves.size(); i++) {
            DifferentialCapacity curve = curves.get(i);
            Color full =
                    curve.direction() == Direction.CHARGE ? PlotTheme.BLUE : PlotTheme.VERMILION;
            double strength = 0.25 + 0.75 * (i + 1) / curves.size();
            PlotTheme.line(
                    chart,
                    curve.direction().word() + " " + curve.cycle() + " ".repeat(i),
                    curve.volts(),
                    signed(curve),
                    PlotTheme.tint(full, strength));
        }
        return List.of(new PlotCanvas.Panel(chart));
    }

    private static double[] signed(DifferentialCapacity curve) {
        double sign = curve.direction() == Direction.CHARGE ? 1 : -1;
        return Arrays.stream(curve.milliampereHoursPerGramPerVolt()).map(y -> sign * y).toArray();
    }
}
