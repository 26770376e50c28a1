package io.presodia.firmware.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Finds the drift of the coulombic efficiency: a straight line through the latest comparable
 * cycles. The efficiency is discharge over charge of one cycle, from the end of a discharge to the
 * end of the next. What makes it another one without the cell having changed is kept out:
 *
 * <ul>
 *   <li>A cycle counts where the one before it ended alike: at the same voltage, after a discharge
 *       of the same pace, at the same temperature. Else it took in more, or less, than it gave back
 *       for that reason alone. The first cycle of all has none before it, nor has one after a slow
 *       check-up.
 *   <li>Charge that nobody counted keeps its cycle out.
 *   <li>Cycles of another pace or temperature are not on the line.
 *   <li>A temperature that is another one at each end shifts the efficiency, and an offset of the
 *       current does; how much that may have changed between the first and the last cycle is in the
 *       uncertainty. A gain cancels.
 * </ul>
 *
 * <p>Takes bounded time and memory; allocates a record for each cycle.
 */
public final class EfficiencyTrend {
    /**
     * Latest cycles that are looked at. Assumed: a scatter of 1e-4 then leaves a slope of 2e-6, a
     * tenth of what is told first; and cycles of a fortnight at 0.2C, which early settling and old
     * stories are no part of.
     */
    static final int WINDOW = 30;

    /** Assumed: with fewer, settling and every single cycle bend the line. */
    static final int FEWEST = 10;

    /** Durations this close are of one pace. */
    private static final double SAME_PACE = 1.25;

    /** So close to each other in temperature, K; assumed: a laboratory's days. */
    private static final double SAME_CELSIUS = 1;

    /**
     * What a change of temperature between two ends of discharge makes of the efficiency, 1/K: in
     * the virtual cells 0.001 at 25 °C. In the cold, where capacity goes with each kelvin, it is
     * several times that, but there as here only its change along the line counts.
     */
    private static final double PER_KELVIN = 1e-3;

    private static final int FIELDS = 7;
    private static final int NUMBER = 0;
    private static final int EFFICIENCY = 1;
    private static final int DISCHARGE_HOURS = 2;
    private static final int WHOLE_HOURS = 3;
    private static final int CELSIUS = 4;
    private static final int WARMER = 5;
    private static final int OFFSET_SHIFT = 6;
    private static final int OWN = 9;

    private final double grams;
    private final double[] ring = new double[WINDOW * FIELDS];
    private final LineFit line = new LineFit(WINDOW);
    private int taken;
    private int held;
    private int next;
    private boolean after;
    private double lastVolts;
    private double lastUncounted;
    private double lastElapsed;
    private double lastDischargeHours;
    private double lastCelsius;
    private @Nullable EfficiencyDrift drift;

    /**
     * @param grams of active cathode
     */
    public EfficiencyTrend(double grams) {
        this.grams = grams;
    }

    /** A cycle that was none: what follows has no cycle before it. */
    public void interrupt() {
        after = false;
    }

    /**
     * Takes a cycle.
     *
     * @param offsetAmperes standard deviation of the current's offset in it, A
     */
    public void take(CycleTurn turn, double offsetAmperes) {
        taken++;
        if (after && follows(turn)) {
            int at = next * FIELDS;
            ring[at + NUMBER] = taken;
            ring[at + EFFICIENCY] = turn.discharge() / turn.charge();
            ring[at + DISCHARGE_HOURS] = turn.dischargeHours();
            ring[at + WHOLE_HOURS] = turn.elapsedHours() - lastElapsed;
            ring[at + CELSIUS] = turn.endCelsius();
            double warmer = turn.endCelsius() - lastCelsius;
            ring[at + WARMER] = Double.isNaN(warmer) ? 0 : warmer;
            // What it adds to the charge it takes off the discharge.
            ring[at + OFFSET_SHIFT] = offsetAmperes * 1e3 / grams * turn.hours() / turn.charge();
            next = (next + 1) % WINDOW;
            held = Math.min(held + 1, WINDOW);
            drift = fit();
        }
        after = true;
        lastVolts = turn.endVolts();
        lastUncounted = turn.uncountedSeconds();
        lastElapsed = turn.elapsedHours();
        lastDischargeHours = turn.dischargeHours();
        lastCelsius = turn.endCelsius();
    }

    private boolean follows(CycleTurn turn) {
        return turn.endsLike(lastVolts, lastUncounted)
                && samePace(turn.dischargeHours(), lastDischargeHours)
                && sameCelsius(turn.endCelsius(), lastCelsius);
    }

    private static boolean samePace(double hours, double others) {
        return Math.max(hours, others) <= SAME_PACE * Math.min(hours, others);
    }

    /** Where nobody measures it there is nothing to compare. */
    private static boolean sameCelsius(double celsius, double others) {
        return !(Math.abs(celsius - others) > SAME_CELSIUS);
    }

    private boolean alike(int one, int other) {
        int a = one * FIELDS;
        int b = other * FIELDS;
        return samePace(ring[a + DISCHARGE_HOURS], ring[b + DISCHARGE_HOURS])
                && samePace(ring[a + WHOLE_HOURS], ring[b + WHOLE_HOURS])
                && sameCelsius(ring[a + CELSIUS], ring[b + CELSIUS]);
    }

    /**
     * Through the cycles like that one of the latest which has the most like it: what has ended
     * long ago is no news, and a cycle of another kind between two is no change.
     */
    private @Nullable EfficiencyDrift fit() {
        int centre = -1;
        int most = 0;
        for (int back = 1; back <= Math.min(held, FEWEST); back++) {
            int at = Math.floorMod(next - back, WINDOW);
            int like = 0;
            for (int i = 0; i < held; i++) {
                like += alike(at, i) ? 1 : 0;
            }
            if (like > most) {
                most = like;
                centre = at;
            }
        }
        if (most < FEWEST) {
            return null;
        }
        line.clear();
        double shift = 0;
        double squares = 0;
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (int i = 0; i < held; i++) {
            if (alike(centre, i)) {
                int at = i * FIELDS;
                line.add(ring[at + NUMBER], ring[at + EFFICIENCY]);
                squares += ring[at + WARMER] * ring[at + WARMER];
                shift = Math.max(shift, ring[at + OFFSET_SHIFT]);
                first = Math.min(first, ring[at + NUMBER]);
                last = Math.max(last, ring[at + NUMBER]);
            }
        }
        line.solve();
        double byHeat = PER_KELVIN * Math.sqrt(squares / most);
        // Two shifts that know nothing of each other, at both ends of the line.
        double shifts = Math.sqrt(2) * StrictMath.hypot(shift, byHeat) / (last - first);
        Estimated perCycle = new Estimated(line.slope(), StrictMath.hypot(line.sigma(), shifts));
        return new EfficiencyDrift(perCycle, most, StudentT.twoSided95(line.degrees()));
    }

    /** The drift over the latest comparable cycles; null with too few of them. */
    public @Nullable EfficiencyDrift drift() {
        return drift;
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return OWN + WINDOW * FIELDS;
    }

    void copyTo(double[] target, int at) {
        target[at] = taken;
        target[at + 1] = held;
        target[at + 2] = next;
        target[at + 3] = after ? 1 : 0;
        target[at + 4] = lastVolts;
        target[at + 5] = lastUncounted;
        target[at + 6] = lastElapsed;
        target[at + 7] = lastDischargeHours;
        target[at + 8] = lastCelsius;
        System.arraycopy(ring, 0, target, at + OWN, ring.length);
    }

    void copyFrom(double[] source, int at) {
        taken = (int) source[at];
        held = (int) source[at + 1];
        next = (int) source[at + 2];
        after = source[at + 3] != 0;
        lastVolts = source[at + 4];
        lastUncounted = source[at + 5];
        lastElapsed = source[at + 6];
        lastDischargeHours = source[at + 7];
        lastCelsius = source[at + 8];
        System.arraycopy(source, at + OWN, ring, 0, ring.length);
        drift = fit();
    }
}
