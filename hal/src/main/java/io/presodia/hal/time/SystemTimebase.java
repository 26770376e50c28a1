package io.presodia.hal.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The machine's own clocks. */
public final class SystemTimebase implements Timebase {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public ClockQuality clockQuality() {
        return ClockQuality.UNSYNCHRONIZED;
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        long left = deadlineNanos - System.nanoTime();
        while (left > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a deadline");
            }
            LockSupport.parkNanos(this, left);
            left = deadlineNanos - System.nanoTime();
        }
    }
}
