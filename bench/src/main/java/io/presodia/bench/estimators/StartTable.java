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
