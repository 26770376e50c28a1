package io.presodia.bench.estimators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Scores where the end of a donor is declared, over the first charges of one row. */
final class ActivationScoring {
    /** Nothing may be declared below this true depletion. */
    private static final double TOO_EARLY = 0.90;

    /** Charge after the true end within which it should be declared, mAh/g. */
    private static final double SOON = 15;

    private final List<Double> depletion = new ArrayList<>();
    private final List<Double> late = new ArrayList<>();
    private int cells;
    private int brokenOff;
    private double mostContent;

    /** Takes one cell. */
    void add(ActivationRow row, long seed) {
        take(new ActivationTrial(row, seed).run());
    }

    private void take(ActivationTrial trial) {
        cells++;
        mostContent = Math.max(mostContent, trial.mostContent());
        if (trial.declared()) {
            depletion.add(trial.depletionAtDeclared());
            late.add(trial.late());
        }
        if (!trial.failure().isEmpty()) {
            brokenOff++;
        }
    }

    /** Takes over what another counted. */
    void merge(ActivationScoring other) {
        depletion.addAll(other.depletion);
        late.addAll(other.late);
        cells += other.cells;
        brokenOff += other.brokenOff;
        mostContent = Math.max(mostContent, other.mostContent);
    }

    int declared() {
        return depletion.size();
    }

    int brokenOff() {
        return brokenOff;
    }

    /** Share of all cells whose donor was declared spent, and was by 0.95. */
    double spent() {
        return share(depletion.stream().filter(d -> d >= ActivationTrial.SPENT).count());
    }

    /** How many were declared before 0.90. */
    long early() {
        return depletion.stream().filter(d -> d < TOO_EARLY).count();
    }

    /** Share of all cells that were declared within 15 mAh/g after the true 0.95. */
    double soon() {
        return share(late.stream().filter(charge -> charge <= SOON).count());
    }

    private double share(long count) {
        return (double) count / cells;
    }

    private static double quantile(List<Double> of, double share) {
        if (of.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(of);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }

    /** The head of the table. */
    static String head(int cells) {
        return """
        Activation: where the donor is declared spent, %d cells a row, 0.1C.

        | case | declared | broken off | depletion then: least | median | of all cells >= 0.95, %% | < 0.90 | charge after the true 0.95, mAh/g: median | p90 | max | of all cells <= 15, %% | most sodium in the anode |
        |---|---|---|---|---|---|---|---|---|---|---|---|\
        """
                .formatted(cells);
    }

    /** One line of it. */
    String line(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d of %d | %d | %s | %s | %.1f | %d | %s | %s | %s | %.1f | %.3f |%n",
                name,
                declared(),
                cells,
                brokenOff,
                told("%.3f", quantile(depletion, 0)),
                told("%.3f", quantile(depletion, 0.5)),
                100 * spent(),
                early(),
                told("%.1f", quantile(late, 0.5)),
                told("%.1f", quantile(late, 0.9)),
                told("%.1f", quantile(late, 1)),
                100 * soon(),
                mostContent);
    }

    private static String told(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
