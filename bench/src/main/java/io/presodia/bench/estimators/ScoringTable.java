package io.presodia.bench.estimators;

import java.util.Locale;

/** Scores as text, in the form of Markdown tables. */
final class ScoringTable {
    private ScoringTable() {}

    static String socHead(int cells) {
        return """

        State of charge, %% of capacity; deficit D, mAh/g. %d cells a row, 48 h, scored after 4 h; late: over the second 24 h alone; end: when it was over.

        | case | RMSE | bias | p95 | max | coverage | RMSE, late | to 2 %% error, h | EKF | coulomb | D RMSE | D coverage | D RMSE, late | D coverage, late | D RMSE, end | D coverage, end | CPU a sample, us |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(cells);
    }

    static String soc(String name, SocScoring score) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %+.2f | %.2f | %.1f | %.3f | %.2f | %.2f | %.2f | %.1f | %.2f | %.3f | %.2f | %.3f | %.2f | %.3f | %.2f |%n",
                name,
                100 * score.soc().rmse(),
                100 * score.soc().bias(),
                100 * score.soc().quantile(0.95),
                100 * score.soc().largest(),
                score.soc().coverage(),
                100 * score.lateSoc().rmse(),
                score.convergenceHours(),
                100 * score.ekf().rmse(),
                100 * score.coulomb().rmse(),
                score.deficit().rmse(),
                score.deficit().coverage(),
                score.lateDeficit().rmse(),
                score.lateDeficit().coverage(),
                score.endDeficit().rmse(),
                score.endDeficit().coverage(),
                score.cpuMicrosPerSample());
    }

    static String donorHead(int cells) {
        return """

        Na2S of the donor, %% of the true capacity; depletion, %%, as the charge goes on. %d cells a row, first charge at 0.1C.

        | case | depletion RMSE at 30/60/80/95 %% | its coverage | capacity RMSE | bias | p95 | max | coverage | 2.4 V: bias, rest | dV/dQ peak: RMSE | CPU a charge, ms |
        |---|---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(cells);
    }

    static String donor(String name, DonorScoring score) {
        double bias = score.threshold().bias();
        double rmse = score.threshold().rmse();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %+.2f | %.2f | %.1f | %.3f | %+.1f, %.1f | %.1f | %.0f |%n",
                name,
                marks(score, false),
                marks(score, true),
                100 * score.capacity().rmse(),
                100 * score.capacity().bias(),
                100 * score.capacity().quantile(0.95),
                100 * score.capacity().largest(),
                score.capacity().coverage(),
                100 * bias,
                100 * Math.sqrt(Math.max(0, rmse * rmse - bias * bias)),
                100 * score.peak().rmse(),
                1e3 * score.cpuSecondsPerCharge());
    }

    static String ledgerHead(int cells, int cycles) {
        return """

        Sodium that the donor's residue gave over %d cycles at 0.5C, mAh/g. %d cells a row.

        | case | truth, mean | a number told | not determinable | RMSE | bias | max | coverage | told within 1 mAh/g | bare sum: RMSE |
        |---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(cycles, cells);
    }

    static String ledger(String name, LedgerScoring score) {
        Score told = score.released();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.0f %% | %.0f %% | %s | %.0f %% | %.2f |%n",
                name,
                score.meanTruth(),
                100 * score.determinedShare(),
                100 * score.undeterminableShare(),
                told.count() == 0
                        ? "- | - | - | -"
                        : String.format(
                                Locale.ROOT,
                                "%.2f | %+.2f | %.2f | %.3f",
                                told.rmse(),
                                told.bias(),
                                told.largest(),
                                told.coverage()),
                100 * score.closeShare(),
                score.plainSum().rmse());
    }

    private static String marks(DonorScoring score, boolean coverage) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DonorScoring.MARKS.length; i++) {
            text.append(i == 0 ? "" : "/");
            Score at = score.depletion(i);
            text.append(
                    coverage
                            ? String.format(Locale.ROOT, "%.2f", at.coverage())
                            : String.format(Locale.ROOT, "%.1f", 100 * at.rmse()));
        }
        return text.toString();
    }
}
