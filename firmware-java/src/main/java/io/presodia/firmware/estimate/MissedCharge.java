package io.presodia.firmware.estimate;

/**
 * Charge that nobody counted, because the current was not read while the relay was closed. As a
 * rule the current flowed on all the same, but a lead may have come off: most of it is expected,
 * and how much it really was is unknown. Specific charges, mAh/g.
 */
final class MissedCharge {
    /**
     * Share of it that is expected to have flowed; assumed: {@link DonorTuning#missed} beside it
     * holds both that all did and that none did within the 95 % band.
     */
    static final double EXPECTED_SHARE = 0.7;

    private static final double HOURS_PER_SECOND = 1.0 / 3600;

    private double uncounted;
    private double most;
    private double pending;

    /** Begins with time uncounted so far, which is no matter of what follows. */
    void begin(double uncountedSeconds) {
        uncounted = uncountedSeconds;
        most = 0;
    }

    /**
     * Takes what has not been counted since it was last asked.
     *
     * @param uncountedSeconds time so far whose charge was not counted
     * @param before current before, mA/g
     * @param after current after, mA/g
     * @return the most that may have passed, above 0 into the cell
     */
    double take(double uncountedSeconds, double before, double after) {
        pending = 0;
        if (!(uncountedSeconds > uncounted)) {
            return 0;
        }
        double hours = (uncountedSeconds - uncounted) * HOURS_PER_SECOND;
        uncounted = uncountedSeconds;
        double may = (Math.abs(before) > Math.abs(after) ? before : after) * hours;
        most += may;
        return may;
    }

    /** The current is not read: as long as it is not, the one before is taken for it. */
    void await(double uncountedSeconds, double before) {
        pending = Math.max(0, uncountedSeconds - uncounted) * HOURS_PER_SECOND * before;
    }

    /** The most that may have passed since the current was last read. */
    double pending() {
        return pending;
    }

    /** The most that may have passed uncounted. */
    double most() {
        return most;
    }

    /** What is expected to have passed uncounted. */
    double expected() {
        return EXPECTED_SHARE * most;
    }

    void copyTo(double[] target, int at) {
        target[at] = uncounted;
        target[at + 1] = most;
    }

    void copyFrom(double[] source, int at) {
        uncounted = source[at];
        most = source[at + 1];
    }
}
