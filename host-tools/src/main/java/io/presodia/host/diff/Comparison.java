package io.presodia.host.diff;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing two runs.
 *
 * @param rowsA rows of the first
 * @param rowsB rows of the second
 * @param first where they part; null where they do not
 * @param largest the largest difference of each quantity over the rows that both have
 */
public record Comparison(
        int rowsA, int rowsB, @Nullable Difference first, Map<Quantity, Double> largest) {
    public Comparison {
        largest = Map.copyOf(largest);
    }

    /** Whether they are the same, as far as was asked. */
    public boolean same() {
        return first == null;
    }
}
