package io.presodia.firmware.service;

import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.Timebase;
import java.time.Instant;

/** Clocks that a test sets. */
public final class HandTimebase implements Timebase {
    public long nanos = 1_000_000_000_000L;
    public Instant wall = Instant.parse("2026-01-01T00:00:00Z");

    public void passSeconds(double seconds) {
        nanos += Math.round(seconds * 1e9);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return wall;
    }

    @Override
    public ClockQuality clockQuality() {
        return ClockQuality.UNSYNCHRONIZED;
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
        nanos = Math.max(nanos, deadlineNanos);
    }
}
