package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.hal.cell.CellDesign;
import java.util.ArrayList;
import java.util.List;

/** NaCrO2 against Na9Sn4 and against Sn: figures 1e, 4a to 4d, S8. */
final class CathodeRows {
    private static final String MAH_G = "mAh/g";
    private static final String HALF = "NCO || Na9Sn4, ";
    private static final String FULL = "NCO || Sn, ";

    /** The two capacities that the paper gives for one and the same cell without donor, mAh/g. */
    static final double PAPER_BARE_1E = 94.6;

    static final double PAPER_BARE_4C = 90.8;
    static final double PAPER_DOSED = 118.2;

    /** Each within 3.5 points of 80: what the project asks where the paper says "about 80 %". */
    private static final Tolerance ABOUT_80 =
            new Tolerance.Amount(
                    3.5,
                    "points",
                    "the paper says about 80 % for all doses; it has 0.8 of 3.75 Na trapped, 78.7 %");

    private static final double SHARE = Tolerance.USUAL_PERCENT / 100;

    private final Measured measured;

    CathodeRows(Measured measured) {
        this.measured = measured;
    }

    List<PaperRow> rows() {
        List<PaperRow> rows = new ArrayList<>();
        half(rows);
        full(rows);
        efficiencies(rows);
        new EnergyRows(measured).add(rows);
        return rows;
    }

    private void half(List<PaperRow> rows) {
        String bare = "nco-na9sn4-0wt";
        String dosed = "nco-na9sn4-3wt";
        rows.add(
                row("nco-half-0wt-discharge", HALF + "0 wt%: discharge", MAH_G, 117.5, "1e, 4a")
                        .within(Tolerance.ofFit())
                        .simulated(measured.discharge(bare)));
        rows.add(
                row("nco-half-0wt-ice", HALF + "0 wt%: ICE", "%", 97.61, "1e")
                        .within(Tolerance.ofFit())
                        .simulated(measured.efficiencyPercent(bare)));
        rows.add(
                row("nco-half-0wt-charge", HALF + "0 wt%: charge", MAH_G, 119.0, "4b")
                        .note(
                                "follows from the two fitted rows above: the paper's own"
                                        + " 117.5/0.9761 is 120.4")
                        .simulated(measured.charge(bare)));
        rows.add(
                row("nco-half-3wt-charge", HALF + "3 wt%: charge", MAH_G, 150.2, "4b")
                        .simulated(measured.charge(dosed)));
        rows.add(
                row(
                                "nco-half-3wt-rise",
                                HALF + "charge of 3 wt% less that of 0 wt%",
                                MAH_G,
                                31.2,
                                "4b")
                        .note(
                                "at 50 wt% active material; the 60 wt% of section 2.3 would give"
                                        + " 25.6, and even all sodium of the donor only 28.8")
                        .simulated(measured.charge(dosed) - measured.charge(bare)));
        rows.add(
                row(
                                "nco-half-3wt-same-discharge",
                                HALF + "discharge of 3 wt% over that of 0 wt%",
                                "1",
                                1,
                                "4b")
                        .note("the paper: all doses discharge alike")
                        .simulated(measured.discharge(dosed) / measured.discharge(bare)));
    }

    private void full(List<PaperRow> rows) {
        double bare = measured.discharge("nco-sn-0wt");
        double dosed = measured.discharge("nco-sn-3wt");
        rows.add(
                row("nco-sn-0wt-discharge", FULL + "0 wt%: discharge", MAH_G, PAPER_BARE_1E, "1e")
                        .simulated(bare));
        rows.add(
                row(
                                "nco-sn-0wt-discharge-4c",
                                FULL + "0 wt%: discharge, the paper's other figure",
                                MAH_G,
                                PAPER_BARE_4C,
                                "abstract, 4c")
                        .within(
                                new Tolerance.Between(
                                        PAPER_BARE_4C * (1 - SHARE),
                                        PAPER_BARE_1E * (1 + SHARE),
                                        "the paper has 94.6 (1e) and 90.8 (4c) for one cell, 4.1 %"
                                                + " apart: no model meets both"))
                        .note("contradicts the row above; not fitted")
                        .simulated(bare));
        rows.add(
                row("nco-sn-3wt-discharge", FULL + "3 wt%: discharge", MAH_G, PAPER_DOSED, "4c")
                        .note("closer than it deserves: assumed widths move it by some 0.5 %")
                        .simulated(dosed));
        rows.add(
                row(
                                "nco-sn-capacity-gain",
                                FULL + "gain of discharge by 3 wt%",
                                "%",
                                30.2,
                                "abstract, 4c")
                        .within(
                                new Tolerance.Between(
                                        (PAPER_DOSED / PAPER_BARE_1E * (1 - SHARE) - 1) * 100,
                                        (PAPER_DOSED / PAPER_BARE_4C * (1 + SHARE) - 1) * 100,
                                        "30.2 % over 90.8, but 24.9 % over 94.6; each ratio within"
                                                + " 2.5 %"))
                        .simulated((dosed / bare - 1) * 100));
        rows.add(
                row("residue-3wt", "residue of 3 wt% donor in the composite", "wt%", 1.7, "§2.4")
                        .note("3 wt% less the sodium that came out of it in the half cells")
                        .simulated(residuePercent()));
    }

    /** Donor less sodium that the half cells gave more with it than without. */
    private double residuePercent() {
        CellDesign cell = measured.cell(Bench.FIRST_CYCLE, "nco-na9sn4-3wt");
        CellDesign.CathodePart cathode = cell.cathode();
        if (cathode == null) {
            throw new IllegalStateException("a half cell without cathode");
        }
        double rise = measured.charge("nco-na9sn4-3wt") - measured.charge("nco-na9sn4-0wt");
        // mAh/mol of electrons over g/mol of sodium.
        double sodiumGrams = rise * cell.activeMassGrams() * 22.98977 / 26_801.5;
        return (cell.donorMassGrams() - sodiumGrams) / cathode.compositeMassGrams() * 100;
    }

    private void efficiencies(List<PaperRow> rows) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int dose = 0; dose <= 3; dose++) {
            double percent = measured.efficiencyPercent("nco-sn-" + dose + "wt");
            low = Math.min(low, percent);
            high = Math.max(high, percent);
            rows.add(
                    row(
                                    "nco-sn-" + dose + "wt-ice",
                                    FULL + dose + " wt%: ICE",
                                    "%",
                                    dose == 0 ? 80.6 : 80,
                                    dose == 0 ? "1e" : "S8")
                            .within(ABOUT_80)
                            .simulated(percent));
        }
        rows.add(
                row("nco-sn-ice-spread", FULL + "lowest over highest ICE, 0 to 3 wt%", "1", 1, "S8")
                        .note("2.5 % of 80 % are the 2 points of spread that the project allows")
                        .simulated(low / high));
    }
}
