package io.presodia.host.analyze;

import io.presodia.hal.cell.AnodeDiffusion;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.HostAnode;
import io.presodia.host.analysis.Diffusion;
import io.presodia.host.analysis.Titration;
import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.run.Uncertain;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A titration.
 *
 * @param electrode what was titrated
 * @param titration what came of it
 */
public record GittFinding(Titration.Electrode electrode, Titration titration) implements Finding {
    private static final double VOLTAGE_SHARE = 0.5;
    private static final double LEGEND_GAP = 40;

    /** Thickness of a layer: a tenth of a micrometre of it (assumed, read off figure 1g). */
    private static final double LENGTH_SIGMA = 0.1e-4;

    /** The titration of a run. */
    public static GittFinding of(Subject subject, Titration.Electrode electrode) {
        return new GittFinding(electrode, Titration.of(subject.run(), electrode));
    }

    /**
     * The electrode of a cell whose sodium is counted; null where it is no host with a diffusion
     * length.
     *
     * @param lengthMicrometres diffusion length; NaN for that of the material
     */
    public static Titration.@Nullable Electrode electrode(
            CellDesign cell, double lengthMicrometres) {
        if (!(cell.countedElectrode() instanceof HostAnode host)) {
            return null;
        }
        AnodeDiffusion diffusion = host.diffusion();
        double micrometres =
                Double.isNaN(lengthMicrometres) && diffusion != null
                        ? diffusion.length().value()
                        : lengthMicrometres;
        return Double.isNaN(micrometres)
                ? null
                : new Titration.Electrode(
                        new Uncertain(micrometres * 1e-4, LENGTH_SIGMA),
                        cell.countedMilliampereHours() * 1e-3,
                        host.maxSodium().value(),
                        cell.working() != null,
                        cell.working() != null,
                        cell.working() != null
                                ? cell.voltageWindowVolts().high()
                                : cell.voltageWindowVolts().low());
    }

    @Override
    public String title() {
        return "titration";
    }

    @Override
    public boolean found() {
        return !titration.steps().isEmpty();
    }

    @Override
    public void put(ObjectNode root) {
        Numbers.put(root, "diffusion_length_um", electrode.lengthCentimetres().value() * 1e4);
        Numbers.put(root, "voltage_noise_V", titration.noiseVolts());
        root.put(
                "slow_polarisation_pulses",
                titration.slow() == null ? 0 : titration.slow().pulses());
        Numbers.put(root, "sodium_in_mAh", titration.sodiumIn() * 1e3);
        Numbers.put(root, "sodium_out_mAh", titration.sodiumOut() * 1e3);
        Numbers.put(root, "trapped_sodium_per_host", titration.trapped(electrode));
        ArrayNode remarks = root.putArray("remarks");
        remarks().forEach(remarks::add);
        ArrayNode pulses = root.putArray("pulses");
        for (Titration.Step step : titration.steps()) {
            ObjectNode node = pulses.addObject();
            node.put("step_count", step.pulse().stepCount());
            node.put("pulse", step.pulse().pulse());
            Numbers.put(node, "current_A", step.pulse().amperes());
            Numbers.put(node, "sodium_before", step.fromSodium());
            Numbers.put(node, "sodium_after", step.toSodium());
            Numbers.put(node, "rest_voltage_V", step.pulse().restVolts());
            Numbers.put(node, "voltage_step_V", step.pulse().stepVolts());
            switch (step.diffusion()) {
                case Diffusion.Valid valid -> {
                    node.put("verdict", "valid");
                    Numbers.put(node, "diffusion_coefficient", "_cm2_s", valid.coefficient());
                    Numbers.put(node, "window_s", valid.windowSeconds());
                }
                case Diffusion.TooFast fast -> {
                    node.put("verdict", "too_fast");
                    Numbers.put(node, "at_least_cm2_s", fast.atLeast());
                    node.put("why", fast.why());
                }
                case Diffusion.Undetermined none -> {
                    node.put("verdict", "undetermined");
                    node.put("why", none.why());
                }
            }
        }
    }

    @Override
    public List<String> text() {
        if (!found()) {
            return List.of("no titration: no step of kind gitt with a rest after its pulses");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                Numbers.text(
                        "diffusion length %.2f µm, noise of the voltage %.0f µV; other slow"
                                + " polarisation %s",
                        electrode.lengthCentimetres().value() * 1e4,
                        titration.noiseVolts() * 1e6,
                        titration.slow() == null
                                ? "not seen and not taken off"
                                : "taken from "
                                        + titration.slow().pulses()
                                        + " pulses on plateaus and taken off"));
        lines.add("Na per host     at rest V   step mV      D cm²/s");
        for (Titration.Step step : titration.steps()) {
            lines.add(
                    Numbers.text(
                            "%5.3f to %5.3f  %8.4f  %9.2f    %s",
                            step.fromSodium(),
                            step.toSodium(),
                            step.pulse().restVolts(),
                            step.pulse().stepVolts() * 1e3,
                            said(step.diffusion())));
        }
        double trapped = titration.trapped(electrode);
        lines.add(
                Numbers.text(
                                "by the titration's steps in %.4f mAh, out %.4f mAh",
                                titration.sodiumIn() * 1e3, titration.sodiumOut() * 1e3)
                        + (Double.isNaN(trapped)
                                ? ""
                                : Numbers.text(": %.3f Na per host stay behind", trapped)));
        lines.addAll(remarks());
        return lines;
    }

    /** What a reader must know of the figures. */
    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!electrode.alone()) {
            remarks.add(
                    "two electrodes of a full cell: cathode and donor are in the voltage too, so D is"
                            + " not the anode's alone; titrate the anode in a half cell");
        }
        String untold = titration.untold(electrode);
        if (!untold.isEmpty()) {
            remarks.add(untold);
        }
        return remarks;
    }

    private static String said(Diffusion diffusion) {
        return switch (diffusion) {
            case Diffusion.Valid valid ->
                    Numbers.text(
                            "%.2e ± %.1e (first %.0f s)",
                            valid.coefficient().value(),
                            valid.coefficient().sigma(),
                            valid.windowSeconds());
            case Diffusion.TooFast fast ->
                    Numbers.text("at least %.1e: outside the method's validity", fast.atLeast());
            case Diffusion.Undetermined none -> "- " + none.why();
        };
    }

    @Override
    public List<PlotCanvas.Panel> panels() {
        if (!found()) {
            return List.of();
        }
        List<Titration.Step> steps = titration.steps();
        double[] sodium = steps.stream().mapToDouble(Titration.Step::toSodium).toArray();
        double[] rest = steps.stream().mapToDouble(s -> s.pulse().restVolts()).toArray();
        double[] logs = steps.stream().mapToDouble(s -> log(s.diffusion())).toArray();
        XYChart above =
                Draw.chart(VOLTAGE_SHARE, "Na per host atom", "Voltage at rest (V)", sodium, rest);
        above.getStyler().setXAxisTitleVisible(false);
        PlotTheme.line(above, "rest", sodium, rest, PlotTheme.FAINT_INK);
        XYChart below =
                Draw.chart(
                        1 - VOLTAGE_SHARE,
                        "Na per host atom",
                        "log10 D (cm²/s)",
                        sodium,
                        steps.stream()
                                .map(Titration.Step::diffusion)
                                .flatMapToDouble(d ->
                                        DoubleStream.of(log(d) - logSigma(d), log(d) + logSigma(d)))
                                .toArray());
        Draw.anchor(below, sodium, logs);
        return List.of(
                new PlotCanvas.Panel(
                        above,
                        (g, chart) -> {
                            for (int i = 0; i < rest.length; i++) {
                                Draw.point(g, chart, sodium[i], rest[i], colour(steps.get(i)));
                            }
                        },
                        GittFinding::legend),
                new PlotCanvas.Panel(
                        below,
                        (g, chart) -> {
                            for (int i = 0; i < logs.length; i++) {
                                mark(g, chart, steps.get(i), sodium[i], logs[i]);
                            }
                        }));
    }

    private static void legend(Graphics2D g, XYChart chart) {
        String[] texts = {"sodium in", "sodium out", "below, hollow: D is at least"};
        Color[] colours = {PlotTheme.VERMILION, PlotTheme.BLUE, PlotTheme.FAINT_INK};
        FontMetrics metrics = g.getFontMetrics(PlotTheme.LABEL_BOLD);
        double x = chart.getScreenXFromChart(chart.getStyler().getXAxisMax());
        // Above the frame, in the room that the head of the picture leaves: no data are there.
        double y = chart.getScreenYFromChart(chart.getStyler().getYAxisMax()) - 12;
        for (int i = texts.length - 1; i >= 0; i--) {
            x -= metrics.stringWidth(texts[i]);
            PlotCanvas.text(g, texts[i], x, y, colours[i], PlotTheme.LABEL_BOLD);
            x -= LEGEND_GAP;
        }
    }

    private static void mark(Graphics2D g, XYChart chart, Titration.Step step, double x, double y) {
        switch (step.diffusion()) {
            case Diffusion.Valid valid -> {
                double sigma = logSigma(valid);
                Draw.bar(g, chart, x, y - sigma, y + sigma, colour(step));
                Draw.point(g, chart, x, y, colour(step));
            }
            case Diffusion.TooFast fast -> Draw.atLeast(g, chart, x, y, colour(step));
            case Diffusion.Undetermined none -> {}
        }
    }

    /** Standard uncertainty of log10 D, to first order: the same either way. */
    private static double logSigma(Diffusion diffusion) {
        return diffusion instanceof Diffusion.Valid valid
                ? valid.coefficient().sigma() / valid.coefficient().value() / Math.log(10)
                : 0;
    }

    private static Color colour(Titration.Step step) {
        return step.entering() ? PlotTheme.VERMILION : PlotTheme.BLUE;
    }

    private static double log(Diffusion diffusion) {
        return switch (diffusion) {
            case Diffusion.Valid valid -> StrictMath.log10(valid.coefficient().value());
            case Diffusion.TooFast fast -> StrictMath.log10(fast.atLeast());
            case Diffusion.Undetermined none -> Double.NaN;
        };
    }
}
