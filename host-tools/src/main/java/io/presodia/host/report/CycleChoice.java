package io.presodia.host.report;

import io.presodia.host.analysis.CycleRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The cycles that a plot shows: all of a few, else the first, the last and some between.
 *
 * @param cycles in order
 */
record CycleChoice(List<Integer> cycles) {
    private static final int MOST = 5;
    private static final double FAINTEST = 0.35;

    CycleChoice {
        cycles = List.copyOf(cycles);
    }

    static CycleChoice of(List<CycleRow> rows) {
        List<Integer> chosen = new ArrayList<>();
        int count = Math.min(MOST, rows.size());
        for (int i = 0; i < count; i++) {
            int row = count == 1 ? 0 : (int) ((long) i * (rows.size() - 1) / (count - 1));
            chosen.add(rows.get(row).cycle());
        }
        return new CycleChoice(chosen);
    }

    boolean contains(int cycle) {
        return cycles.contains(cycle);
    }

    /** How strong the colour of a cycle is: 1 for the first, less for later ones. */
    double strength(int cycle) {
        int index = cycles.indexOf(cycle);
        return cycles.size() < 2
                ? 1
                : 1 - (1 - FAINTEST) * Math.max(0, index) / (cycles.size() - 1);
    }
}
