package io.presodia.bench.estimators;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/** Scores as text, in the form of Markdown tables. */
final class ScoringTable {
    private ScoringTable() {}

    static String socHead(int cells) {
        return """

        State of charge, %% of capacity. %d cells a row, 48 h, scored after 4 h; late: over the second 24 h alone; empty: below 4 %%.

        | case | RMSE | bias | p95 | max | coverage | RMSE, late | coverage, late | RMSE before/after first empty | of all squared error before, %% | to 2 %% error, h | EKF | coulomb | CPU a sample, us |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(cells);
    }

    static String soc(String name, SocScoring score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.3f | %.2f/%.2f | %.0f | %.2f | %.2f | %.1f | %.2f |%n",
                name,
                errors(score.soc(), 100),
                100 * score.lateSoc().rmse(),
                score.lateSoc().coverage(),
                100 * score.beforeEmpty().rmse(),
                100 * score.afterEmpty().rmse(),
                100 * squares(score.beforeEmpty()) / squares(score.soc()),
                score.convergenceHours(),
                100 * score.ekf().rmse(),
                100 * score.coulomb().rmse(),
                score.cpuMicrosPerSample());
    }

    private static double squares(Score score) {
        return score.count() == 0 ? 0 : score.count() * score.rmse() * score.rmse();
    }

    /** RMSE, bias, p95, max and coverage. */
    static String errors(Score score, double unit) {
        return String.format(
                Locale.ROOT,
                "%.2f | %+.2f | %.2f | %.1f | %.3f",
                unit * score.rmse(),
                unit * score.bias(),
                unit * score.quantile(0.95),
                unit * score.largest(),
                score.coverage());
    }

    static String deficitHead() {
        return """

        Sodium deficit of the same cells, mAh/g; late: over the second 24 h alone; end: when it was over.

        | case | RMSE | bias | p95 | max | coverage | to 1.3 mAh/g error, h | RMSE, late | coverage, late | RMSE, end | bias, end | p95, end | max, end | coverage, end | RMSE at 4/12/24/48 h | coverage |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\
        """;
    }

    static String deficit(String name, SocScoring score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.3f | %s | %s | %s |%n",
                name,
                errors(score.deficit(), 1),
                score.deficitConvergenceHours(),
                score.lateDeficit().rmse(),
                score.lateDeficit().coverage(),
                errors(score.endDeficit(), 1),
                looks(score, "%.2f", Score::rmse),
                looks(score, "%.2f", Score::coverage));
    }

    private static String looks(SocScoring score, String format, ToDoubleFunction<Score> of) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SocScoring.LOOKS.length; i++) {
            text.append(i == 0 ? "" : "/")
                    .append(
                            String.format(
                                    Locale.ROOT, format, of.applyAsDouble(score.deficitAt(i))));
        }
        return text.toString();
    }

    static String donorHead(int cells) {
        return """

        Na2S of the donor, %% of the true capacity; depletion, %%, as the charge goes on. %d cells a row, first charge at 0.1C.

        | case | depletion RMSE at 30/60/80/95 %% | bias | its coverage | capacity RMSE | bias | p95 | max | coverage | within 3 %% from, h | 2.4 V: bias, rest | dV/dQ peak: RMSE | CPU a sample, us | a charge, ms |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(cells);
    }

    static String donor(String name, DonorScoring score) {
        double bias = score.threshold().bias();
        double rmse = score.threshold().rmse();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.1f | %+.1f, %.1f | %.1f | %.1f | %.0f |%n",
                name,
                marks(score, "%.1f", at -> 100 * at.rmse()),
                marks(score, "%+.1f", at -> 100 * at.bias()),
                marks(score, "%.2f", Score::coverage) + untold(score),
                errors(score.capacity(), 100),
                score.knownFromHours(),
                100 * bias,
                100 * Math.sqrt(Math.max(0, rmse * rmse - bias * bias)),
                100 * score.peak().rmse(),
                1e6 * score.cpuSecondsPerSample(),
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

    /** How many cells were told nothing at each mark; empty where all were. */
    private static String untold(DonorScoring score) {
        StringJoiner text = new StringJoiner("/", " (not told: ", ")");
        int all = 0;
        for (int i = 0; i < DonorScoring.MARKS.length; i++) {
            all += score.depletion(i).untold();
            text.add(Integer.toString(score.depletion(i).untold()));
        }
        return all == 0 ? "" : text.toString();
    }

    private static String marks(DonorScoring score, String format, ToDoubleFunction<Score> of) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DonorScoring.MARKS.length; i++) {
            text.append(i == 0 ? "" : "/")
                    .append(
                            String.format(
                                    Locale.ROOT, format, of.applyAsDouble(score.depletion(i))));
        }
        return text.toString();
    }
}
