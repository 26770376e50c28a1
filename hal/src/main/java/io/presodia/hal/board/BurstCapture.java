package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Captures one channel as fast as its converters go, in the time that scans leave over. The gaps
 * while a scan samples are gaps in the record too; every point has its own time.
 */
final class BurstCapture {
    /** Longest capture, s: 1 kHz for one second. */
    static final long LONGEST_NANOS = 1_000_000_000L;

    /**
     * No new point is started so short before the next scan; the slowest point of a burst is
     * shorter.
     */
    private static final long GUARD_NANOS = 2_500_000L;

    private static final long POINT_PERIOD_NANOS = 1_000_000L;

    private final Timebase timebase;
    private final List<BurstPoint> points = new ArrayList<>();
    private @Nullable ChannelInput channel;
    private @Nullable BusFault fault;
    private long endNanos;

    BurstCapture(Timebase timebase) {
        this.timebase = timebase;
    }

    /** Begins a capture unless one runs; returns whether it began. */
    boolean start(ChannelInput input, long durationNanos) {
        if (channel != null && timebase.nanos() < endNanos) {
            return false;
        }
        channel = input;
        endNanos = timebase.nanos() + Math.min(durationNanos, LONGEST_NANOS);
        return true;
    }

    /** Captures until shortly before {@code deadlineNanos}. */
    void workUntil(long deadlineNanos, double kelvinsFromCalibration) throws InterruptedException {
        ChannelInput input = channel;
        if (input == null) {
            return;
        }
        long stopNanos = Math.min(deadlineNanos - GUARD_NANOS, endNanos);
        try {
            while (timebase.nanos() < stopNanos) {
                long pointNanos = timebase.nanos();
                input.startPoint();
                points.add(input.finishPoint(kelvinsFromCalibration));
                timebase.sleepUntil(pointNanos + POINT_PERIOD_NANOS);
            }
        } catch (BusFault met) {
            fault = met;
            channel = null;
        }
        if (timebase.nanos() >= endNanos) {
            channel = null;
        }
    }

    /**
     * The points since the last call; a fault met meanwhile ends the capture and is added to {@code
     * faults}.
     */
    List<BurstPoint> take(List<BusFault> faults) {
        if (fault != null) {
            faults.add(fault);
            fault = null;
        }
        if (points.isEmpty()) {
            return List.of();
        }
        List<BurstPoint> taken = List.copyOf(points);
        points.clear();
        return taken;
    }
}
