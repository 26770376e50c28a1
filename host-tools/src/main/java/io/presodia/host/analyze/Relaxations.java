package io.presodia.host.analyze;

import io.presodia.host.analysis.RelaxationTimes;
import io.presodia.host.format.BdfColumn;
import io.presodia.host.format.BdfCsvReader;
import io.presodia.host.format.BdfTable;
import io.presodia.host.report.PlotCanvas;
import io.presodia.host.report.PlotTheme;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The distribution of relaxation times of a spectrum.
 *
 * @param points how many the spectrum has
 * @param times the distribution
 */
public record Relaxations(int points, RelaxationTimes times) implements Finding {
    /**
     * Reads a spectrum in Battery Data Format: columns frequency_hertz, real_impedance_ohm and
     * imaginary_impedance_ohm; rows without one of them are left out.
     *
     * @param noiseless whether it was simulated without noise, and bears the weakest penalty
     * @throws IOException when the file is not there or has no spectrum that can be worked out
     */
    public static Relaxations read(Path file, boolean noiseless) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "no such file");
        }
        BdfTable table;
        try {
            table = BdfCsvReader.read(file);
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
        }
        double[] hertz = column(table, BdfColumn.FREQUENCY_HERTZ, file);
        double[] real = column(table, BdfColumn.REAL_IMPEDANCE_OHM, file);
        double[] imaginary = column(table, BdfColumn.IMAGINARY_IMPEDANCE_OHM, file);
        List<RelaxationTimes.Point> spectrum = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            if (hertz[i] > 0 && !Double.isNaN(real[i]) && !Double.isNaN(imaginary[i])) {
                spectrum.add(new RelaxationTimes.Point(hertz[i], real[i], imaginary[i]));
            }
        }
        try {
            return new Relaxations(
                    spectrum.size(),
                    noiseless
                            ? RelaxationTimes.ofNoiseless(spectrum)
                            : RelaxationTimes.of(spectrum));
        } catch (IllegalArgumentException e) {
            throw new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
        }
    }

    private static double[] column(BdfTable table, BdfColumn column, Path file) throws IOException {
        Optional<double[]> values = table.numbers(column);
        if (values.isEmpty()) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "has no column "
                            + column.machineName()
                            + " ('"
                            + column.label()
                            + "'); a spectrum needs frequency_hertz, real_impedance_ohm and"
                            + " imaginary_impedance_ohm");
        }
        return values.get();
    }

    @Override
    public String title() {
        return "relaxation times";
    }

    @Override
    public boolean found() {
        return true;
    }

    @Override
    public void put(ObjectNode root) {
        root.put("points", points);
        Numbers.put(root, "ohmic_ohm", times.ohmicOhms());
        Numbers.put(root, "series_capacitance_F", times.farads());
        Numbers.put(root, "penalty", times.penalty());
        Numbers.put(root, "residual", times.residual());
        ArrayNode peaks = root.putArray("peaks");
        for (RelaxationTimes.Peak peak : times.peaks()) {
            ObjectNode node = peaks.addObject();
            node.put("time_s", peak.seconds());
            node.put("resistance_ohm", peak.ohms());
        }
        Numbers.put(root, "time_s", times.seconds());
        Numbers.put(root, "gamma_ohm", times.ohms());
    }

    @Override
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(
                Numbers.text(
                        "%d points, R∞ %.2f Ω, what is left %.2g of |Z|, penalty %.0e",
                        points, times.ohmicOhms(), times.residual(), times.penalty()));
        for (RelaxationTimes.Peak peak : times.peaks()) {
            lines.add(Numbers.text("peak at %.3e s, %.2f Ω", peak.seconds(), peak.ohms()));
        }
        return lines;
    }

    @Override
    public List<PlotCanvas.Panel> panels() {
        double[] logs = Arrays.stream(times.seconds()).map(StrictMath::log10).toArray();
        XYChart chart = Draw.chart(1, "log10 τ (s)", "γ (Ω)", logs, times.ohms());
        PlotTheme.line(chart, "gamma", logs, times.ohms(), PlotTheme.BLUE);
        return List.of(new PlotCanvas.Panel(chart));
    }
}
