package io.presodia.firmware.safety;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Reading;

/**
 * The supervisor's own measurement of resistance: how far the voltage went when the set current
 * stepped, from the last readings before to the first that were converted wholly after. It holds
 * the quick part of polarisation too, and is for comparing like with like only.
 */
final class StepResistance {
    /** A smaller step, as a part of the range, says too little. */
    private static final double SMALLEST_STEP = 0.05;

    /** A smaller answer drowns in what the voltage does of its own. */
    private static final double SMALLEST_VOLTS = 1e-3;

    /**
     * Readings further apart than this hold more than the step, or three scans if those are slow.
     */
    private static final long APART_NANOS = 1_000_000_000L;

    private final long apartNanos;
    private Drive drive = Drive.Open.OPEN;
    private boolean known;
    private long nanos;
    private double volts;
    private double amperes;
    private double stepAmperes;
    private double ohms;

    StepResistance(long scanPeriodNanos) {
        apartNanos = Math.max(APART_NANOS, 3 * scanPeriodNanos);
    }

    void clear() {
        known = false;
    }

    /** Takes in one scan; whether it completed a step that can be judged. */
    boolean add(ChannelView view) {
        Reading nowVolts = view.reading(Watched.VOLTS);
        Reading nowAmperes = view.reading(Watched.AMPERES);
        if (!view.steady(nowVolts) || !view.steady(nowAmperes)) {
            return false;
        }
        Drive now = view.output().drive();
        double nextAmperes = view.output().relayClosed() ? nowAmperes.value() : 0;
        boolean stepped =
                known
                        && galvanostatic(now)
                        && galvanostatic(drive)
                        && !now.equals(drive)
                        && nowVolts.nanos() - nanos <= apartNanos;
        stepAmperes = nextAmperes - amperes;
        double stepVolts = nowVolts.value() - volts;
        known = true;
        drive = now;
        nanos = nowVolts.nanos();
        volts = nowVolts.value();
        amperes = nextAmperes;
        if (!stepped
                || Math.abs(stepAmperes) < SMALLEST_STEP * view.fullScaleAmperes()
                || Math.abs(stepVolts) < SMALLEST_VOLTS) {
            return false;
        }
        ohms = stepVolts / stepAmperes;
        return ohms > 0;
    }

    /** Size of the last step, A. */
    double stepAmperes() {
        return Math.abs(stepAmperes);
    }

    /** What the last step showed, ohm. */
    double ohms() {
        return ohms;
    }

    /** With an open relay no current flows: that is galvanostatic, too. */
    private static boolean galvanostatic(Drive drive) {
        return drive instanceof Drive.Open || drive instanceof Drive.Galvanostatic;
    }
}
