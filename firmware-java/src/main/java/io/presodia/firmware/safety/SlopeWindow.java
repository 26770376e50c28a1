package io.presodia.firmware.safety;

/** The slope of a slow quantity: a straight line through the means of twelve slots. */
final class SlopeWindow {
    private static final int SLOTS = 12;
    private static final int FEWEST = 4;

    private final long slotLengthNanos;
    private final int fewest;
    private final double[] seconds = new double[SLOTS];
    private final double[] means = new double[SLOTS];
    private int filled;
    private int next;
    private boolean begun;
    private long originNanos;
    private long slotNanos;
    private long lastNanos;
    private double sum;
    private double sumSeconds;
    private int count;

    private SlopeWindow(long slotLengthNanos, int fewest) {
        this.slotLengthNanos = slotLengthNanos;
        this.fewest = fewest;
    }

    /** Slots of 5 s; a third of the minute is enough for a first slope. */
    static SlopeWindow ofAMinute() {
        return new SlopeWindow(5_000_000_000L, FEWEST);
    }

    /** Slots of 50 s; no slope before all are filled. */
    static SlopeWindow ofTenMinutes() {
        return new SlopeWindow(50_000_000_000L, SLOTS);
    }

    /** Slots of 5 min; no slope before all are filled. */
    static SlopeWindow ofAnHour() {
        return new SlopeWindow(300_000_000_000L, SLOTS);
    }

    void clear() {
        filled = 0;
        next = 0;
        begun = false;
    }

    /** Takes in a value; whether a slot was completed by it, so that the slope is new. */
    boolean add(long nanos, double value) {
        if (!begun) {
            begun = true;
            originNanos = nanos;
            slotNanos = nanos;
            lastNanos = nanos - 1;
            sum = 0;
            sumSeconds = 0;
            count = 0;
        }
        if (nanos <= lastNanos) {
            return false;
        }
        boolean completed = nanos - slotNanos >= slotLengthNanos && count > 0;
        if (completed) {
            seconds[next] = sumSeconds / count;
            means[next] = sum / count;
            next = (next + 1) % SLOTS;
            filled = Math.min(filled + 1, SLOTS);
            slotNanos = nanos;
            sum = 0;
            sumSeconds = 0;
            count = 0;
        }
        lastNanos = nanos;
        sum += value;
        sumSeconds += (nanos - originNanos) * 1e-9;
        count++;
        return completed && filled >= fewest;
    }

    /** Mean over the window. */
    double mean() {
        double total = 0;
        for (int i = 0; i < filled; i++) {
            total += means[i];
        }
        return total / filled;
    }

    /** Whether each slot's mean lies above the one before it. */
    boolean rises() {
        int oldest = (next - filled + SLOTS) % SLOTS;
        for (int i = 1; i < filled; i++) {
            if (means[(oldest + i) % SLOTS] <= means[(oldest + i - 1) % SLOTS]) {
                return false;
            }
        }
        return true;
    }

    /** Slope per second over the window. */
    double perSecond() {
        double meanSeconds = 0;
        for (int i = 0; i < filled; i++) {
            meanSeconds += seconds[i];
        }
        meanSeconds /= filled;
        double mean = mean();
        double cross = 0;
        double square = 0;
        for (int i = 0; i < filled; i++) {
            double dt = seconds[i] - meanSeconds;
            cross += dt * (means[i] - mean);
            square += dt * dt;
        }
        return square > 0 ? cross / square : 0;
    }
}
