package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.hal.cell.CellDesign;
import java.util.List;
import java.util.Locale;

/**
 * What 3 wt% of donor do to the energy, figure 4d: over cathode, anode and agent, as the paper has
 * it, in the two readings that its text leaves open.
 */
final class EnergyRows {
    private static final double PAPER_PERCENT = 21;
    private static final double SHARE = Tolerance.USUAL_PERCENT / 100;

    private final double volts;
    private final double ownAnodes;
    private final double sameAnode;
    private final double energy;

    EnergyRows(Measured measured) {
        CellDesign bare = measured.cell(Bench.FIRST_CYCLE, "nco-sn-0wt");
        CellDesign dosed = measured.cell(Bench.FIRST_CYCLE, "nco-sn-3wt");
        double active = dosed.activeMassGrams();
        double heavy = 1 + (dosed.anodeMassGrams() + dosed.donorMassGrams()) / active;
        ownAnodes = (1 + bare.anodeMassGrams() / bare.activeMassGrams()) / heavy;
        sameAnode = (1 + dosed.anodeMassGrams() / active) / heavy;
        volts =
                measured.dischargeMeanVolts("nco-sn-3wt")
                        / measured.dischargeMeanVolts("nco-sn-0wt");
        energy = measured.dischargeEnergy("nco-sn-3wt") / measured.dischargeEnergy("nco-sn-0wt");
    }

    void add(List<PaperRow> rows) {
        rows.add(
                reading(
                        "energy-gain-own-anodes",
                        "NCO || Sn: gain of energy by 3 wt%, each cell with N/P 1.1",
                        ownAnodes));
        rows.add(
                reading(
                        "energy-gain-same-anode",
                        "NCO || Sn: gain of energy by 3 wt%, both cells with the same anode",
                        sameAnode));
    }

    private PaperRow reading(String id, String quantity, double masses) {
        return row(id, quantity, "%", PAPER_PERCENT, "abstract, 4d")
                .within(
                        new Tolerance.Between(
                                (fromPaper(CathodeRows.PAPER_BARE_1E, masses) * (1 - SHARE) - 1)
                                        * 100,
                                (fromPaper(CathodeRows.PAPER_BARE_4C, masses) * (1 + SHARE) - 1)
                                        * 100,
                                "what the paper's own 118.2 over 94.6 or 90.8 give in this"
                                        + " reading; each ratio within 2.5 %"))
                .note(
                        String.format(
                                Locale.ROOT,
                                "masses give %+.1f %%, mean voltage %+.1f %%; the paper's capacities"
                                        + " in this reading: %+.1f %% from 90.8, %+.1f %% from 94.6",
                                (masses - 1) * 100,
                                (volts - 1) * 100,
                                (fromPaper(CathodeRows.PAPER_BARE_4C, masses) - 1) * 100,
                                (fromPaper(CathodeRows.PAPER_BARE_1E, masses) - 1) * 100))
                .simulated((energy * masses - 1) * 100);
    }

    /** Ratio of energies with the paper's capacities, our mean voltages and masses. */
    private double fromPaper(double bare, double masses) {
        return CathodeRows.PAPER_DOSED / bare * volts * masses;
    }
}
