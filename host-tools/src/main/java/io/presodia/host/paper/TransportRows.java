package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.Arrhenius;
import io.presodia.host.analysis.DcPolarisation;
import io.presodia.host.analysis.PelletCell;
import io.presodia.host.run.Uncertain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Conductivities of the donor: figures 2e, 2f, S6. All are inputs that are measured back. */
final class TransportRows {
    /** What offset, noise and calibration leave of a voltage on bench-4, V. */
    private static final double VOLT_SIGMA = 3e-4;

    /** What auto-zero leaves of the current's offset on bench-4, A. */
    private static final double AMPERE_SIGMA = 5e-9;

    private static final Tolerance LAYERS =
            new Tolerance.Percent(
                    5, "an input; the layers of NPS that are subtracted are known to 5 %");

    private final Measured measured;

    TransportRows(Measured measured) {
        this.measured = measured;
    }

    List<PaperRow> rows() throws IOException {
        List<PaperRow> rows = new ArrayList<>();
        String[] mixes = {"1-1", "1-2", "1-3"};
        double[] ions = {3.9e-5, 1.8e-5, 1.2e-5};
        double[] electrons = {1.3e-2, 1.8e-2, 2.8e-2};
        for (int i = 0; i < mixes.length; i++) {
            rows.add(
                    conductivity(
                            "sigma-ions-" + mixes[i],
                            "donor " + mixes[i].replace('-', ':') + ": ionic conductivity",
                            ions[i],
                            Bench.DC_IONIC,
                            "2e"));
        }
        for (int i = 0; i < mixes.length; i++) {
            rows.add(
                    conductivity(
                            "sigma-electrons-" + mixes[i],
                            "donor " + mixes[i].replace('-', ':') + ": electronic conductivity",
                            electrons[i],
                            Bench.DC_ELECTRONIC,
                            "S6"));
        }
        rows.add(activation("sigma-ions-1-2", "milled", 0.35));
        rows.add(activation("sigma-ions-1-2-hand", "mixed by hand", 0.44));
        return rows;
    }

    private PaperRow conductivity(
            String cell, String quantity, double paper, String protocol, String where)
            throws IOException {
        double sum = 0;
        double sigma = 0;
        List<Arrhenius.Point> points = points(protocol, cell);
        for (Arrhenius.Point point : points) {
            sum += point.siemensPerCentimetre().value() / points.size();
            sigma = Math.max(sigma, point.siemensPerCentimetre().sigma());
        }
        String bias =
                protocol.equals(Bench.DC_IONIC)
                        ? "0.1 V for 300 s"
                        : "10 mV for 300 s: the paper's 1 V would draw 0.25 A and more";
        return row(cell, quantity, "S/cm", paper, where)
                .input()
                .within(LAYERS)
                .note(
                        String.format(
                                Locale.ROOT,
                                "measured back by %s, both ways; standard uncertainty %.1f %%",
                                bias,
                                100 * sigma / sum))
                .simulated(sum);
    }

    private PaperRow activation(String cell, String made, double paper) throws IOException {
        Uncertain energy = Arrhenius.fit(points(Bench.ARRHENIUS, cell)).activationElectronVolts();
        return row(
                        "activation-" + (paper < 0.4 ? "milled" : "hand"),
                        "donor 1:2, " + made + ": activation energy of ionic conduction",
                        "eV",
                        paper,
                        "2f")
                .input()
                .within(new Tolerance.Amount(0.02, "eV", "an input; five temperatures"))
                .note(
                        String.format(
                                Locale.ROOT,
                                "measured back at 25 to 65 °C; standard uncertainty %.3f eV",
                                energy.sigma()))
                .simulated(energy.value());
    }

    /** The conductivity that each polarisation of a run says, with its temperature. */
    List<Arrhenius.Point> points(String protocol, String cell) throws IOException {
        CellDesign design = measured.cell(protocol, cell);
        List<Arrhenius.Point> points = new ArrayList<>();
        for (DcPolarisation polarisation : DcPolarisation.of(measured.data(protocol, cell))) {
            DcPolarisation.Geometry geometry = PelletCell.geometry(design, polarisation.celsius());
            if (geometry != null
                    && polarisation.conductivity(geometry, VOLT_SIGMA, AMPERE_SIGMA)
                            instanceof DcPolarisation.Result.Conductivity found) {
                points.add(
                        new Arrhenius.Point(polarisation.celsius(), found.siemensPerCentimetre()));
            }
        }
        if (points.isEmpty()) {
            throw new IOException(protocol + " on " + cell + " gave no conductivity");
        }
        return points;
    }
}
