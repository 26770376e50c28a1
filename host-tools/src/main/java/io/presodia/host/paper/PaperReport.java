package io.presodia.host.paper;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The paper beside the virtual cells.
 *
 * @param rows all rows, in the order of the paper
 * @param calibrated all that was fitted
 */
public record PaperReport(List<PaperRow> rows, List<Parameter> calibrated) {
    public PaperReport {
        rows = List.copyOf(rows);
        calibrated = List.copyOf(calibrated);
    }

    /**
     * Works the runs out. A row that something was fitted to is calibrated, whatever else it is.
     *
     * @throws IOException when a journal cannot be read
     */
    public static PaperReport of(Measured measured, Catalogue catalogue)
            throws ConfigException, IOException {
        List<PaperRow> rows = new ArrayList<>();
        boolean half = measured.has(Bench.FIRST_CYCLE, "nco-na9sn4-0wt", "nco-na9sn4-3wt");
        if (measured.has(Bench.TITRATION, TinTitration.CELL)) {
            rows.addAll(new TitrationRows(new TinTitration(measured)).rows());
        }
        if (half && measured.has(Bench.FIRST_CYCLE, "nco-sn-0wt", "nco-sn-3wt")) {
            rows.addAll(new CathodeRows(measured).rows());
        }
        if (measured.has(Bench.DONOR_CHARGE, "donor-na9sn4-1-2", "donor-na9sn4-nps")) {
            rows.addAll(new DonorRows(measured).rows());
        }
        if (measured.has(Bench.ARRHENIUS, "sigma-ions-1-2")
                && measured.has(Bench.DC_IONIC, "sigma-ions-1-2")) {
            rows.addAll(new TransportRows(measured).rows());
        }
        if (measured.has(Bench.SPECTRA, "donor-na9sn4-1-2")) {
            rows.addAll(new SpectrumRows(measured.spectra()).rows());
        }
        if (half && measured.has(Bench.FIRST_CYCLE, "nco-sb-5wt", "nfm-sb-5wt")) {
            rows.addAll(new OtherCellRows(measured).rows());
        }
        if (measured.has(Bench.CYCLE_LIFE, "nco-sn-3wt", "nfm-sb-5wt")) {
            rows.addAll(new LifeRows(measured).rows());
        }
        List<Parameter> calibrated = CalibratedSet.read(catalogue);
        Set<String> fitted = CalibratedSet.rows(calibrated);
        rows.replaceAll(row -> fitted.contains(row.id()) ? row.withStatus(Status.CALIBRATED) : row);
        return new PaperReport(rows, calibrated);
    }

    /** Rows that lie where they should not. */
    public List<PaperRow> misses() {
        return rows.stream().filter(row -> !row.holds()).toList();
    }

    /** The row of this id. */
    public PaperRow row(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row " + id));
    }

    /** How many rows have this standing. */
    public long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
