package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import io.presodia.host.design.CellInputs;
import io.presodia.host.design.DesignRefusedException;
import io.presodia.host.design.DonorDesign;
import io.presodia.host.design.DonorInputs;
import io.presodia.host.design.Estimate;
import io.presodia.host.design.Input;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** NFM and Sb, and the doses: figures S11, S12. */
final class OtherCellRows {
    private static final String MAH_G = "mAh/g";
    private static final double HALF = 0.5;

    /** The ICE that the paper states for NFM || Sn (section 2.5), and how it is told. */
    private static final Estimate STATED_ICE =
            new Estimate(0.82, CellInputs.ICE_SIGMA, "the paper: 82 % (section 2.5)");

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
        rows.addAll(dose("nco-sn", "NCO || Sn", 3, cell("nco-sn-3wt"), "§2.3", null));
        rows.addAll(dose("nco-sb", "NCO || Sb", 5, cell("nco-sb-5wt"), "§2.5, S12", null));
        rows.addAll(dose("nfm-sb", "NFM || Sb", 5, cell("nfm-sb-5wt"), "§2.5, S12", null));
        rows.addAll(dose("nfm-sn", "NFM || Sn", 3, cell("nfm-sn-3wt"), "§2.5, S12", STATED_ICE));
        return rows;
    }

    private CellDesign cell(String name) {
        return measured.cell(Bench.FIRST_CYCLE, name);
    }

    /**
     * The dose that the donor calculator comes to, and the whole percent nearest to it, which is
     * what the paper has.
     *
     * @param stated the efficiency that the paper states for the cell and computes its dose from;
     *     null where that of the cell's materials is the paper's
     */
    static List<PaperRow> dose(
            String id,
            String pair,
            double paper,
            CellDesign design,
            String where,
            @Nullable Estimate stated) {
        DonorPart donor = design.donor();
        if (donor == null) {
            throw new IllegalStateException(design.name() + " has no donor");
        }
        Uncertain needed;
        try {
            DonorInputs inputs = CellInputs.of(design, donor);
            needed =
                    DonorDesign.of(stated == null ? inputs : inputs.with(Input.ICE, stated))
                            .needed();
        } catch (DesignRefusedException e) {
            throw new IllegalStateException(design.name() + " cannot be designed", e);
        }
        String from =
                stated == null
                        ? "as 'presodia design donor' has it"
                        : "by 'presodia design donor --ice-percent 82', the efficiency that the"
                                + " paper states: an input here";
        return List.of(
                row("dose-" + id + "-balance", pair + ": dose by balance", "wt%", paper, where)
                        .within(
                                new Tolerance.Between(
                                        paper - HALF,
                                        paper + HALF,
                                        "the paper has whole percents; this is the range that rounds"
                                                + " to its one"))
                        .note(
                                String.format(
                                        Locale.ROOT,
                                        "%.2f ± %.2f, %s",
                                        needed.value(),
                                        needed.sigma(),
                                        from))
                        .simulated(needed.value()),
                row(
                                "dose-" + id,
                                pair + ": dose that makes the cell whole, in whole percents",
                                "wt%",
                                paper,
                                where)
                        .note("the balance above, rounded; " + decided(needed))
                        .simulated(Math.rint(needed.value())));
    }

    /** Whether one standard uncertainty leaves the whole percent as it is. */
    private static String decided(Uncertain needed) {
        double low = Math.rint(needed.value() - needed.sigma());
        double high = Math.rint(needed.value() + needed.sigma());
        return low == high
                ? "one standard uncertainty either way rounds to the same"
                : String.format(
                        Locale.ROOT,
                        "one standard uncertainty either way rounds to %.0f to %.0f: it does not"
                                + " decide the whole percent",
                        low,
                        high);
    }
}
