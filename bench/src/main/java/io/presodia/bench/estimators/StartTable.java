package io.presodia.bench.estimators;

import java.util.Locale;
import java.util.function.IntFunction;

/** What is said at once, as text. */
final class StartTable {
    private StartTable() {}

    static String head(int cells) {
        return """

        What is said at once: RMSE in %% and coverage at %s. Board, %d cells a row. New cells rest two hours \
        and are charged at 0.1C; one in two has stood for up to four hours before.

        | case | Na2S that is out: RMSE | bias | its coverage | state of charge: RMSE | bias | its coverage |
        |---|---|---|---|---|---|---|\
        """
                .formatted(String.join("/", StartScoring.MARKS), cells);
    }

    static String daysHead(int cells) {
        return """

        New cells from their first charge on, which ends at the top of the window: %.0f h of random currents or full cycles. \
        Board, %d cells a row. State of charge, %%; sodium deficit, mAh/g; late: in the second half.

        | case | RMSE | bias | p95 | max | coverage | RMSE, late | coverage, late | deficit: RMSE | bias | p95 | max | coverage |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(DaysScoring.HOURS, cells);
    }

    static String days(String name, DaysScoring score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.3f | %s |%n",
                name,
                ScoringTable.errors(score.soc(), 100),
                100 * score.lateSoc().rmse(),
                score.lateSoc().coverage(),
                ScoringTable.errors(score.deficit(), 1));
    }

    static String line(String name, StartScoring score) {
        return String.format(
                Locale.ROOT, "| %s | %s | %s |%n", name, of(score::depletion), of(score::soc));
    }

    private static String of(IntFunction<Score> scores) {
        if (scores.apply(0).count() == 0) {
            return "- | - | -";
        }
        StringBuilder rmse = new StringBuilder();
        StringBuilder bias = new StringBuilder();
        StringBuilder coverage = new StringBuilder();
        for (int i = 0; i < StartScoring.MARKS.size(); i++) {
            Score one = scores.apply(i);
            String between = i == 0 ? "" : "/";
            rmse.append(between).append(String.format(Locale.ROOT, "%.1f", 100 * one.rmse()));
            bias.append(between).append(String.format(Locale.ROOT, "%+.1f", 100 * one.bias()));
            coverage.append(between).append(String.format(Locale.ROOT, "%.2f", one.coverage()));
        }
        return rmse + " | " + bias + " | " + coverage;
    }
}
