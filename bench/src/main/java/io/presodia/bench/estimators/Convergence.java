package io.presodia.bench.estimators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When estimates became good, cell by cell: hours, or whatever else goes on with the run. */
final class Convergence {
    private final List<Double> when = new ArrayList<>();

    /** Takes one cell. */
    void add(double at) {
        when.add(at);
    }

    void merge(Convergence other) {
        when.addAll(other.when);
    }

    /** Half of the cells were faster. */
    double median() {
        if (when.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(when);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
