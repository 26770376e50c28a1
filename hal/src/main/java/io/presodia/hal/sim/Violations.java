package io.presodia.hal.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * What drivers did that the chips' datasheets forbid. Shared by all models of a bench; a healthy
 * run ends with none. Keeps the first {@value #KEPT} and counts all.
 */
public final class Violations {
    private static final int KEPT = 100;

    private final List<Violation> kept = new ArrayList<>();
    private long count;

    /**
     * One forbidden access.
     *
     * @param nanos virtual time
     * @param chip the chip as the board file names it
     * @param what what was done and which rule of the datasheet it breaks
     */
    public record Violation(long nanos, String chip, String what) {}

    /** Records one; {@code what} should be a constant, since this can happen at every access. */
    public void add(long nanos, String chip, String what) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new Violation(nanos, chip, what));
        }
    }

    /** How many there were in all. */
    public long count() {
        return count;
    }

    /** The first ones, in order of time. */
    public List<Violation> first() {
        return List.copyOf(kept);
    }
}
