package io.presodia.firmware.estimate;

import java.util.Arrays;

/**
 * Whether a charged cell keeps its voltage over a long rest: a soft short would let it fall. The
 * fall is that of the last hour of the rest, between means of ten minutes.
 */
public final class LeakRest {
    /** A charged cell must have rested so long, s: the life protocol's rest, less a scan. */
    public static final double RESTED_SECONDS = 4 * 3600 - 10;

    private static final double HOUR_SECONDS = 3600;

    /** Length of the means at both ends of the last hour, s. */
    private static final double MEAN_SECONDS = 600;

    /** A fall beyond this is a leak, V/h: row leakage-at-rest trips on as much. */
    public static final double LEAK_VOLTS_PER_HOUR = 1e-3;

    private static final double BIN_SECONDS = 60;

    /** More than an hour of them. */
    private static final int BINS = 64;

    private static final int STATE = 2;

    private final double[] sum = new double[BINS];
    private final int[] count = new int[BINS];
    private int bin = -1;
    private double rested;
    private boolean kept;
    private boolean fell;

    /** A rest of a charged cell begins. */
    public void begin() {
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
        bin = -1;
        rested = 0;
    }

    /**
     * Takes a reading.
     *
     * @param seconds since the rest began; never less than before
     * @param volts at the cell; NaN where none was read
     */
    public void sample(double seconds, double volts) {
        rested = seconds;
        int now = (int) (seconds / BIN_SECONDS);
        for (int i = Math.max(bin + 1, now - BINS + 1); i <= now; i++) {
            sum[i % BINS] = 0;
            count[i % BINS] = 0;
        }
        bin = Math.max(bin, now);
        if (!Double.isNaN(volts)) {
            sum[now % BINS] += volts;
            count[now % BINS]++;
        }
    }

    /** The rest is over. */
    public void end() {
        if (rested >= RESTED_SECONDS) {
            double before = mean(rested - HOUR_SECONDS);
            double after = mean(rested - MEAN_SECONDS);
            double fall = (before - after) * HOUR_SECONDS / (HOUR_SECONDS - MEAN_SECONDS);
            kept |= !Double.isNaN(fall);
            fell |= fall > LEAK_VOLTS_PER_HOUR;
        }
        rested = 0;
    }

    /** Mean voltage over ten minutes from a time on; NaN with no reading. */
    private double mean(double fromSeconds) {
        int from = (int) (fromSeconds / BIN_SECONDS);
        int to = (int) ((fromSeconds + MEAN_SECONDS) / BIN_SECONDS);
        double all = 0;
        int readings = 0;
        for (int i = from; i <= to; i++) {
            all += sum[i % BINS];
            readings += count[i % BINS];
        }
        return readings == 0 ? Double.NaN : all / readings;
    }

    /** Whether a long rest showed no leak, and none showed one. */
    public boolean ruledOut() {
        return kept && !fell;
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return STATE;
    }

    void copyTo(double[] target, int at) {
        target[at] = kept ? 1 : 0;
        target[at + 1] = fell ? 1 : 0;
    }

    /** Takes over what {@link #copyTo} wrote; a rest that was cut short tells nothing. */
    void copyFrom(double[] source, int at) {
        kept = source[at] != 0;
        fell = source[at + 1] != 0;
        begin();
    }
}
