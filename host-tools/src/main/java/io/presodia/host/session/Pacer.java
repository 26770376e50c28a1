package io.presodia.host.session;

import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;

/** Lets virtual time run at most so many times faster than real time. */
final class Pacer implements VirtualTimebase.Pace {
    /** Less than this is not worth a wait: the next step makes it up. */
    private static final long WORTH_NANOS = 1_000_000;

    private final Timebase real;
    private final double speed;
    private final long startNanos;

    private Pacer(Timebase real, double speed) {
        this.real = real;
        this.speed = speed;
        this.startNanos = real.nanos();
    }

    /**
     * A pace from now on.
     *
     * @param real the clock of the machine
     * @param speed simulated over real time; infinite for no pace at all
     */
    static VirtualTimebase.Pace of(Timebase real, double speed) {
        return Double.isInfinite(speed) ? _ -> {} : new Pacer(real, speed);
    }

    @Override
    public void beforeStepTo(long virtualNanos) throws InterruptedException {
        long due = startNanos + (long) (virtualNanos / speed);
        if (due - real.nanos() >= WORTH_NANOS) {
            real.sleepUntil(due);
        }
    }
}
