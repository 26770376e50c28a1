package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tin by titration: figures 1b and 1c. */
final class TitrationRows {
    private static final Tolerance TWICE =
            new Tolerance.Factor(2, "an input; titration finds it within a factor of two");
    private static final Tolerance CURVE =
            new Tolerance.Amount(0.02, "V", "the curves are from the literature, ± 20 mV");

    private final TinTitration tin;

    TitrationRows(TinTitration tin) {
        this.tin = tin;
    }

    List<PaperRow> rows() {
        List<PaperRow> rows = new ArrayList<>();
        rows.add(
                row("gitt-plateau-1", "Sn || Na9Sn4: first plateau of sodiation", "V", 0.40, "1b")
                        .input()
                        .within(CURVE)
                        .simulated(tin.plateau(0.2, 0.9)));
        rows.add(
                row("gitt-plateau-2", "Sn || Na9Sn4: second plateau of sodiation", "V", 0.08, "1b")
                        .input()
                        .within(CURVE)
                        .simulated(tin.plateau(1.3, 2.1)));
        rows.add(
                row("gitt-trapped", "Sn: sodium that stays behind, per Sn", "1", 0.8, "1b")
                        .input()
                        .within(
                                new Tolerance.Amount(
                                        0.05,
                                        "Na per Sn",
                                        "an input: 0.8 of 3.75 of what goes in, and a little more"
                                                + " than 3.75 goes in"))
                        .simulated(tin.trapped()));
        rows.add(
                coefficient(
                        "gitt-d-nasn",
                        "Sn: D of sodium up to NaSn",
                        1e-9,
                        tin.coefficient(true, 0.2, 1.0)));
        rows.add(
                coefficient(
                        "gitt-d-end",
                        "Sn: D of sodium at the end of desodiation",
                        1e-10,
                        tin.coefficient(false, 0.96, 1.15)));
        rows.add(bound("gitt-d-pristine", "Sn without sodium: bound for D", 2e-6, 0, 0.05));
        rows.add(bound("gitt-d-rich", "Na9Sn4 and beyond: bound for D", 1e-7, 1.6, 3.75));
        return rows;
    }

    private static PaperRow coefficient(String id, String quantity, double paper, Uncertain found) {
        return row(id, quantity, "cm²/s", paper, "1c")
                .input()
                .within(TWICE)
                .note(
                        String.format(
                                Locale.ROOT,
                                "weighted mean of the pulses that say something; standard"
                                        + " uncertainty %.0f %%",
                                100 * found.sigma() / found.value()))
                .simulated(found.value());
    }

    /** A bound is honest where the pulse crosses the layer at once; a number would not be. */
    private PaperRow bound(String id, String quantity, double paper, double from, double to) {
        return row(id, quantity, "cm²/s", paper, "1c")
                .input()
                .within(
                        new Tolerance.Between(
                                0,
                                paper,
                                "a lower bound and no value: outside the method's validity"))
                .note(
                        String.format(
                                Locale.ROOT,
                                "L²/D is %.2g s: outside the method's validity, which the analysis"
                                        + " says instead of giving a value; D is at least this",
                                tin.crossingSeconds(paper)))
                .simulated(tin.bound(true, from, to));
    }
}
