package io.presodia.hil.fault;

import io.presodia.hal.time.VirtualTimebase;
import java.util.function.DoubleConsumer;

/** Moves a value evenly in virtual time, in steps that are short against what watches it. */
final class Ramp {
    private static final long LONGEST_STEP_NANOS = 1_000_000_000L;
    private static final long SHORTEST_STEP_NANOS = 20_000_000L;
    private static final int STEPS = 400;

    private final VirtualTimebase timebase;
    private final double from;
    private final double to;
    private final long beginNanos;
    private final long lengthNanos;
    private final long stepNanos;
    private final DoubleConsumer value;
    private boolean over;

    private Ramp(
            VirtualTimebase timebase,
            double from,
            double to,
            double overSeconds,
            DoubleConsumer value) {
        this.timebase = timebase;
        this.from = from;
        this.to = to;
        this.beginNanos = timebase.nanos();
        this.lengthNanos = Math.round(overSeconds * 1e9);
        this.stepNanos = Math.clamp(lengthNanos / STEPS, SHORTEST_STEP_NANOS, LONGEST_STEP_NANOS);
        this.value = value;
    }

    /**
     * From now on; stays at the end.
     *
     * @param overSeconds how long it takes; 0 at once; infinite for a slope of {@code to} a minute
     * @return stops it where it is
     */
    static Runnable start(
            VirtualTimebase timebase,
            double from,
            double to,
            double overSeconds,
            DoubleConsumer value) {
        if (overSeconds <= 0) {
            value.accept(to);
            return () -> {};
        }
        Ramp ramp = new Ramp(timebase, from, to, overSeconds, value);
        ramp.next();
        return () -> ramp.over = true;
    }

    private void next() {
        timebase.schedule(timebase.nanos() + stepNanos, this::move);
    }

    private void move() {
        if (over) {
            return;
        }
        double share = Math.min(1, (timebase.nanos() - beginNanos) / (double) lengthNanos);
        value.accept(from + (to - from) * share);
        if (share < 1) {
            next();
        }
    }
}
