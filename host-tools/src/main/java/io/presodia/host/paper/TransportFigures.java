package io.presodia.host.paper;

import io.presodia.host.analysis.Arrhenius;
import io.presodia.host.analysis.Diffusion;
import io.presodia.host.analysis.Titration;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.run.RunData;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Titration, conductivity and spectra: figures 1b, 1c, 2f; 6 by {@link SpectrumFigures}. */
final class TransportFigures {
    private static final double ZERO_CELSIUS = 273.15;

    private final Measured measured;

    TransportFigures(Measured measured) {
        this.measured = measured;
    }

    List<Figure> draw() throws IOException {
        TinTitration tin = new TinTitration(measured);
        List<Figure> figures = new ArrayList<>();
        figures.add(titration(tin));
        figures.add(coefficients(tin));
        figures.add(arrhenius());
        figures.addAll(new SpectrumFigures(measured.spectra()).draw());
        return figures;
    }

    private static void logarithmic(Sketch sketch) {
        sketch.chart().getStyler().setYAxisLogarithmic(true);
        sketch.chart().getStyler().setYAxisDecimalPattern("0E0");
    }

    private Figure titration(TinTitration tin) throws IOException {
        RunData data = measured.data(Bench.TITRATION, TinTitration.CELL);
        double perSodium = 3.75 / tin.ampereHours();
        double[] sodium = new double[data.size()];
        for (int i = 0; i < sodium.length; i++) {
            sodium[i] = -data.total().netAmpereHours()[i] * perSodium;
        }
        Sketch sketch =
                new Sketch(1, "Na per Sn", "Voltage against Na₉Sn₄ (V)").x(-0.05, 4).y(-0.2, 1.0);
        sketch.line("pulses of 0.05C and rests", sodium, data.volts(), PlotTheme.BLUE);
        double[][] rests = rests(tin);
        sketch.dots("at rest", rests[0], rests[1], PlotTheme.VERMILION);
        sketch.paperAtY(0.40, "0.40 V").paperAtY(0.08, "0.08 V");
        String title = "Figure 1b: titration of tin";
        return new Figure(
                "figure-1b",
                title,
                "Sn || Na₉Sn₄ by pulses of 0.05C. The way back ends at 0.8 Na per Sn: what is"
                        + " trapped.",
                Sketch.png(title, "0.05C, rests of 2 h; purple, dashed: the paper", sketch));
    }

    private static double[][] rests(TinTitration tin) {
        double[] x = tin.steps().stream().mapToDouble(Titration.Step::toSodium).toArray();
        double[] y = tin.steps().stream().mapToDouble(step -> step.pulse().restVolts()).toArray();
        return new double[][] {x, y};
    }

    private Figure coefficients(TinTitration tin) throws IOException {
        Sketch sketch =
                new Sketch(1, "Na per Sn", "Diffusion coefficient (cm²/s)")
                        .x(-0.05, 4)
                        .y(1e-11, 1e-5);
        logarithmic(sketch);
        for (boolean entering : new boolean[] {true, false}) {
            String way = entering ? "sodiation" : "desodiation";
            Color color = entering ? PlotTheme.BLUE : PlotTheme.VERMILION;
            dots(sketch, tin, way, color, entering, true);
            dots(sketch, tin, way + ", lower bound", PlotTheme.tint(color, 0.35), entering, false);
        }
        sketch.paperPoint(0.02, 2e-6, "2e-6 (pristine)", true);
        sketch.paperPoint(0.6, 1e-9, "1e-9 (NaSn)", true);
        sketch.paperPoint(2.25, 1e-7, "> 1e-7 (Na₉Sn₄)", false);
        sketch.paperPoint(3.0, 1e-7, "1e-7 (beyond)", true);
        sketch.paperPoint(1.05, 1e-10, "1e-10 (end of desodiation)", true);
        String title = "Figure 1c: diffusion in tin";
        return new Figure(
                "figure-1c",
                title,
                "What titration says, where it says something: a value where the pulse is short"
                        + " against L²/D, else only a lower bound. Diamonds: the paper's values,"
                        + " which went into the virtual cell. The desodiation's two values of about"
                        + " 1e-8 at 0.92 to 0.95 Na per Sn are artefacts: the potential has its"
                        + " knee there, and the one slope that the method divides by is not that"
                        + " of the pulse.",
                Sketch.png(title, "from the first minute of each pulse; L = 6.8 µm", sketch));
    }

    private static void dots(
            Sketch sketch,
            TinTitration tin,
            String name,
            Color color,
            boolean entering,
            boolean valid) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Titration.Step step : tin.steps()) {
            double found =
                    switch (step.diffusion()) {
                        case Diffusion.Valid value ->
                                valid ? value.coefficient().value() : Double.NaN;
                        case Diffusion.TooFast fast -> valid ? Double.NaN : fast.atLeast();
                        case Diffusion.Undetermined _ -> Double.NaN;
                    };
            if (step.entering() == entering && found > 0) {
                x.add(0.5 * (step.fromSodium() + step.toSodium()));
                y.add(found);
            }
        }
        if (!x.isEmpty()) {
            sketch.dots(name, array(x), array(y), color);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Figure arrhenius() throws IOException {
        Sketch sketch =
                new Sketch(1, "1000/T (1/K)", "Ionic conductivity (S/cm)")
                        .x(2.93, 3.47)
                        .y(1e-6, 2e-4);
        logarithmic(sketch);
        TransportRows rows = new TransportRows(measured);
        String[] cells = {"sigma-ions-1-2", "sigma-ions-1-2-hand"};
        String[] names = {"milled", "mixed by hand"};
        for (int i = 0; i < cells.length; i++) {
            List<Arrhenius.Point> points = rows.points(Bench.ARRHENIUS, cells[i]);
            double[] x = new double[points.size()];
            double[] y = new double[points.size()];
            for (int k = 0; k < x.length; k++) {
                x[k] = 1000 / (points.get(k).celsius() + ZERO_CELSIUS);
                y[k] = points.get(k).siemensPerCentimetre().value();
            }
            sketch.points(names[i], x, y, i == 0 ? PlotTheme.VERMILION : PlotTheme.FAINT_INK);
        }
        sketch.paperPoint(1000 / 298.15, 1.8e-5, "1.8e-5 (figure 2e)", true);
        String title = "Figure 2f: conductivity against temperature";
        return new Figure(
                "figure-2f",
                title,
                "Donor 1:2 by 0.1 V for 300 s at 25 to 65 °C. The slopes are 0.35 and 0.44 eV, as"
                        + " put in.",
                Sketch.png(title, "symmetric cells in an oven; diamond: the paper", sketch));
    }
}
