package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import io.presodia.host.design.CellInputs;
import io.presodia.host.design.DesignRefusedException;
import io.presodia.host.design.DonorDesign;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** NFM and Sb, and the doses: figures S11, S12. */
final class OtherCellRows {
    private static final String MAH_G = "mAh/g";

    private static final Tolerance USED =
            new Tolerance.Amount(
                    1,
                    "wt%",
                    "the paper uses 3 wt% and does not say that it is what the cell needs; with its"
                            + " ICE of 82 % the balance is 2.5");

    private final Measured measured;

    OtherCellRows(Measured measured) {
        this.measured = measured;
    }

    List<PaperRow> rows() {
        List<PaperRow> rows = new ArrayList<>();
        rows.add(
                row("nfm-sn-0wt-discharge", "NFM || Sn, 0 wt%: discharge", MAH_G, 111.2, "S11")
                        .within(Tolerance.ofFit())
                        .simulated(measured.discharge("nfm-sn-0wt")));
        rows.add(
                row("nfm-sn-0wt-ice", "NFM || Sn, 0 wt%: ICE", "%", 82, "S11")
                        .within(Tolerance.ofFit())
                        .simulated(measured.efficiencyPercent("nfm-sn-0wt")));
        rows.add(
                row("nfm-sn-3wt-discharge", "NFM || Sn, 3 wt%: discharge", MAH_G, 132.7, "S11")
                        .simulated(measured.discharge("nfm-sn-3wt")));
        for (String cathode : List.of("NCO", "NFM")) {
            String cell = cathode.toLowerCase(Locale.ROOT) + "-sb-0wt";
            rows.add(
                    row(cell + "-ice", cathode + " || Sb, 0 wt%: ICE", "%", 70, "S11")
                            .within(
                                    new Tolerance.Percent(
                                            1, "the paper says about 70 % for both cells"))
                            .simulated(measured.efficiencyPercent(cell)));
        }
        rows.add(
                row(
                                "nco-sb-5wt-recovery",
                                "NCO || Sb, 5 wt%: discharge over that of NCO || Na9Sn4",
                                "1",
                                1,
                                "§2.5, S11")
                        .note("the paper: 5 wt% recover the capacity of the cathode fully")
                        .simulated(
                                measured.discharge("nco-sb-5wt")
                                        / measured.discharge("nco-na9sn4-0wt")));
        rows.add(dose("nco-sn", "NCO || Sn", 3, "nco-sn-3wt", "§2.3"));
        rows.add(dose("nco-sb", "NCO || Sb", 5, "nco-sb-5wt", "§2.5, S12"));
        rows.add(dose("nfm-sb", "NFM || Sb", 5, "nfm-sb-5wt", "§2.5, S12"));
        rows.add(dose("nfm-sn", "NFM || Sn", 3, "nfm-sn-3wt", "§2.5, S12").within(USED));
        return rows;
    }

    /** The whole percent that the donor calculator comes to, from the cell's materials alone. */
    private PaperRow dose(String id, String pair, double paper, String cell, String where) {
        CellDesign design = measured.cell(Bench.FIRST_CYCLE, cell);
        DonorPart donor = design.donor();
        if (donor == null) {
            throw new IllegalStateException(cell + " has no donor");
        }
        try {
            Uncertain needed = DonorDesign.of(CellInputs.of(design, donor)).needed();
            return row("dose-" + id, pair + ": dose that makes the cell whole", "wt%", paper, where)
                    .note(
                            String.format(
                                    Locale.ROOT,
                                    "nearest whole percent of %.2f ± %.2f, as 'presodia design donor'"
                                            + " has it",
                                    needed.value(),
                                    needed.sigma()))
                    .simulated(Math.rint(needed.value()));
        } catch (DesignRefusedException e) {
            throw new IllegalStateException(cell + " cannot be designed", e);
        }
    }
}
