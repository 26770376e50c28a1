package io.presodia.firmware.estimate;

import java.util.Locale;

/**
 * How the coulombic efficiency of a cell changes from cycle to cycle.
 *
 * @param perCycle change of the efficiency, 0 to about 1, a cycle; its standard uncertainty is that
 *     of the line through the scattered points, and of what the current's offset and the
 *     temperature may have moved
 * @param cycles on the line
 * @param sigmas that hold 95 %: more than 1.96 where few points have told the scatter
 */
public record EfficiencyDrift(Estimated perCycle, int cycles, double sigmas) {
    /** Whether the efficiency drifts at all, at 95 %. */
    public boolean drifts() {
        return Math.abs(perCycle.value()) > sigmas * perCycle.sigma();
    }

    /**
     * By how much it falls a cycle, at least: the end of the 95 % band; 0 where it may not fall.
     */
    public double certainFall() {
        return Math.max(0, -perCycle.value() - sigmas * perCycle.sigma());
    }

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Coulombic efficiency %s: %+.4f ± %.4f %% a cycle over the last %d comparable cycles.",
                drifts() ? "drifts" : "does not drift beyond its scatter",
                100 * perCycle.value(),
                100 * perCycle.sigma(),
                cycles);
    }
}
