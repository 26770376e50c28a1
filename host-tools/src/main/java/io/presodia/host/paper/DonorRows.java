package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.host.analysis.AgentPeak;
import io.presodia.host.report.Truth;
import java.util.ArrayList;
import java.util.List;

/** The donor alone against Na9Sn4: figures 2d, 4a, S3, S4. */
final class DonorRows {
    private static final String MAH_G = "mAh/g";
    private static final String BEST = "donor-na9sn4-1-2";
    private static final String NPS = "donor-na9sn4-nps";
    private static final String DONOR = "donor 1:2 || Na9Sn4: ";

    private static final Tolerance PEAK =
            new Tolerance.Amount(0.02, "V", "the paper gives one decimal");

    private final Measured measured;

    DonorRows(Measured measured) {
        this.measured = measured;
    }

    List<PaperRow> rows() {
        List<PaperRow> rows = new ArrayList<>();
        rows.add(
                row("donor-1-2-charge", DONOR + "charge to 3.5 V", MAH_G, 511.7, "2d, 4a")
                        .note(
                                "all Na2S (equation 1) and of NPS the 42.3 % that it gives alone;"
                                        + " possibly lucky")
                        .simulated(measured.donorCharge(BEST)));
        rows.add(
                row("donor-1-2-at-2.1V", DONOR + "charge at 2.1 V", MAH_G, 259.5, "S4")
                        .input()
                        .within(Tolerance.usual())
                        .note("the capacity of stage 1 is an input; its voltage is what is checked")
                        .simulated(measured.donorCurve(BEST).chargeBelow(2.1)));
        peaks(rows);
        rows.add(
                row(
                                "donor-1-2-complete",
                                DONOR + "share of active sodium out by 3.5 V",
                                "1",
                                1,
                                "§2.2")
                        .within(Tolerance.ofFit())
                        .note("the firmware cannot see it: from the plant")
                        .simulated(depletion(BEST)));
        rows.add(
                row(
                                "donor-1-2-one-way",
                                DONOR + "share of the charge that does not come back",
                                "1",
                                1,
                                "4a")
                        .input()
                        .within(Tolerance.ofFit())
                        .note("negligible discharge: irreversible by construction")
                        .simulated(1 - measured.donorDischarge(BEST) / measured.donorCharge(BEST)));
        rows.add(
                row("donor-1-3-charge", "donor 1:3 || Na9Sn4: charge to 3.5 V", MAH_G, 417.5, "2d")
                        .within(Tolerance.ofFit())
                        .note("what the network reaches was fitted to it")
                        .simulated(measured.donorCharge("donor-na9sn4-1-3")));
        rows.add(
                row("nps-charge", "NPS with carbon || Na9Sn4: charge to 4 V", MAH_G, 148.8, "2d")
                        .input()
                        .within(Tolerance.ofFit())
                        .note("its active sodium is this very number")
                        .simulated(measured.donorCharge(NPS)));
        rows.add(
                row(
                                "nps-complete",
                                "NPS with carbon: share of active sodium out by 4 V",
                                "1",
                                1,
                                "§2.2")
                        .within(Tolerance.ofFit())
                        .note("the firmware cannot see it: from the plant")
                        .simulated(depletion(NPS)));
        return rows;
    }

    private void peaks(List<PaperRow> rows) {
        List<AgentPeak> peaks =
                measured.summary(Bench.DONOR_CHARGE, BEST).analysis().agent().peaks();
        for (int i = 0; i < 2; i++) {
            rows.add(
                    row(
                                    "donor-1-2-peak-" + (i + 1),
                                    DONOR + (i == 0 ? "first" : "second") + " peak of dQ/dV",
                                    "V",
                                    i == 0 ? 2.0 : 2.3,
                                    "S4")
                            .within(PEAK)
                            .simulated(i < peaks.size() ? peaks.get(i).volts() : Double.NaN));
        }
    }

    private double depletion(String cell) {
        Truth truth = measured.summary(Bench.DONOR_CHARGE, cell).input().truth();
        if (truth == null) {
            throw new IllegalStateException("a virtual run without truth");
        }
        return truth.state().donorDepletion();
    }
}
