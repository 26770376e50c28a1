package io.presodia.host.analyze;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.Arrhenius;
import io.presodia.host.analysis.DcPolarisation;
import io.presodia.host.analysis.PelletCell;
import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conductivities by polarisation, and their activation where there are several temperatures.
 *
 * @param measured the polarisations
 * @param results of each; a conductivity where the cell is a pellet between counter electrodes
 * @param arrhenius through all conductivities; null with fewer than two temperatures
 */
public record Conductivity(
        List<DcPolarisation> measured,
        List<DcPolarisation.Result> results,
        @Nullable Arrhenius arrhenius)
        implements Finding {
    /**
     * Offset and noise of the voltage over 30 s of 0.1 V, and what calibration leaves (assumed).
     */
    private static final double VOLT_SIGMA = 3e-4;

    /** Over 5 K a line begins to mean something. */
    private static final double LEAST_KELVIN = 5;

    private static final double ZERO_CELSIUS = 273.15;

    public Conductivity {
        measured = List.copyOf(measured);
        results = List.copyOf(results);
    }

    /** The polarisations of a run. */
    public static Conductivity of(Subject subject) {
        List<DcPolarisation> all = DcPolarisation.of(subject.run());
        List<DcPolarisation.Result> results = new ArrayList<>();
        List<Arrhenius.Point> points = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (DcPolarisation one : all) {
            DcPolarisation.Result result = result(subject, one);
            results.add(result);
            if (result instanceof DcPolarisation.Result.Conductivity found
                    && !Double.isNaN(one.celsius())) {
                points.add(new Arrhenius.Point(one.celsius(), found.siemensPerCentimetre()));
                low = Math.min(low, one.celsius());
                high = Math.max(high, one.celsius());
            }
        }
        return new Conductivity(
                all, results, high - low > LEAST_KELVIN ? Arrhenius.fit(points) : null);
    }

    private static DcPolarisation.Result result(Subject subject, DcPolarisation one) {
        CellDesign cell = subject.cell();
        double celsius = Double.isNaN(one.celsius()) ? 25 : one.celsius();
        DcPolarisation.Geometry geometry = cell == null ? null : PelletCell.geometry(cell, celsius);
        return geometry == null
                ? new DcPolarisation.Result.Undetermined(
                        "a conductivity needs the pellet's thickness and area: name the cell with --cell")
                : one.conductivity(geometry, VOLT_SIGMA, subject.measurement().offsetAmperes());
    }

    @Override
    public String title() {
        return "conductivity";
    }

    @Override
    public boolean found() {
        return results.stream().anyMatch(DcPolarisation.Result.Conductivity.class::isInstance);
    }

    @Override
    public void put(ObjectNode root) {
        ArrayNode list = root.putArray("polarisations");
        for (int i = 0; i < measured.size(); i++) {
            DcPolarisation one = measured.get(i);
            ObjectNode node = list.addObject();
            node.put("step_count", one.stepCount());
            node.put("step_id", one.stepId());
            Numbers.put(node, "voltage_V", one.volts());
            Numbers.put(node, "current_A", one.amperes());
            Numbers.put(node, "resistance_ohm", one.volts() / one.amperes());
            Numbers.put(node, "temperature_C", one.celsius());
            switch (results.get(i)) {
                case DcPolarisation.Result.Conductivity found -> {
                    Numbers.put(node, "conductivity", "_S_cm", found.siemensPerCentimetre());
                    Numbers.put(node, "layers_ohm", found.layerOhms());
                }
                case DcPolarisation.Result.Undetermined none -> node.put("why", none.why());
            }
        }
        if (arrhenius == null) {
            root.putNull("arrhenius");
        } else {
            ObjectNode node = root.putObject("arrhenius");
            node.put("form", "ln(sigma T) against 1/T");
            Numbers.put(node, "activation_energy", "_eV", arrhenius.activationElectronVolts());
            Numbers.put(node, "conductivity_25C", "_S_cm", arrhenius.at(25));
            node.put("points", arrhenius.points());
            Numbers.put(node, "reduced_chi_square", arrhenius.reducedChiSquare());
        }
    }

    @Override
    public List<String> text() {
        if (measured.isEmpty()) {
            return List.of("no polarisation: no step of kind dc_polarisation");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            DcPolarisation one = measured.get(i);
            String what =
                    switch (results.get(i)) {
                        case DcPolarisation.Result.Conductivity found ->
                                Numbers.text("%.3e", found.siemensPerCentimetre())
                                        + Numbers.text(
                                                " S/cm, %.4g Ω less %.4g Ω of layers",
                                                found.totalOhms(), found.layerOhms());
                        case DcPolarisation.Result.Undetermined none -> none.why();
                    };
            lines.add(
                    Numbers.text(
                            "%-20s %6.2f °C  %8.3f mV  %10.4f µA  %s",
                            one.stepId(),
                            one.celsius(),
                            one.volts() * 1e3,
                            one.amperes() * 1e6,
                            what));
        }
        if (arrhenius != null) {
            lines.add(
                    "activation energy "
                            + Numbers.text("%.4f", arrhenius.activationElectronVolts())
                            + " eV, by ln(σT) against 1/T; at 25 °C "
                            + Numbers.text("%.3e", arrhenius.at(25))
                            + " S/cm");
        }
        return lines;
    }

    @Override
    public List<PlotCanvas.Panel> panels() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            if (results.get(i) instanceof DcPolarisation.Result.Conductivity found) {
                double kelvin = measured.get(i).celsius() + ZERO_CELSIUS;
                double value = found.siemensPerCentimetre().value();
                points.add(
                        new double[] {
                            1000 / kelvin,
                            StrictMath.log(value * kelvin),
                            found.siemensPerCentimetre().sigma() / value
                        });
            }
        }
        if (points.isEmpty()) {
            return List.of();
        }
        double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
        XYChart chart = Draw.chart(1, "1000 K / T", "ln(σT), σT in S K/cm", x, y);
        if (arrhenius == null) {
            Draw.anchor(chart, x, y);
        } else {
            Arrhenius line = arrhenius;
            double[] fitted = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                double kelvin = 1000 / x[i];
                fitted[i] = StrictMath.log(line.at(kelvin - ZERO_CELSIUS).value() * kelvin);
            }
            PlotTheme.line(chart, "fit", x, fitted, PlotTheme.FAINT_INK);
        }
        return List.of(
                new PlotCanvas.Panel(
                        chart,
                        (g, drawn) -> {
                            for (double[] p : points) {
                                Draw.bar(g, drawn, p[0], p[1] - p[2], p[1] + p[2], PlotTheme.BLUE);
                                Draw.point(g, drawn, p[0], p[1], PlotTheme.BLUE);
                            }
                        }));
    }
}
