package io.presodia.firmware.app;

import io.presodia.firmware.scan.CellWear;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;

/** What the estimators of all runs are sure of about wear. Control thread only. */
final class WearWatch {
    /** Cells wear in days: they are asked once a minute. */
    private static final long EVERY_NANOS = 60_000_000_000L;

    private final RunDesk desk;
    private final Timebase timebase;
    private final int channelCount;
    private List<CellWear> wear = List.of();
    private long askedNanos;

    WearWatch(RunDesk desk, Timebase timebase, int channelCount) {
        this.desk = desk;
        this.timebase = timebase;
        this.channelCount = channelCount;
        askedNanos = timebase.nanos();
    }

    /**
     * For each channel; empty where there is nothing to tell of any. The same list for a minute.
     */
    List<CellWear> wear() {
        long now = timebase.nanos();
        if (now - askedNanos >= EVERY_NANOS) {
            askedNanos = now;
            wear = ask(now);
        }
        return wear;
    }

    private List<CellWear> ask(long now) {
        List<CellWear> told = new ArrayList<>(channelCount);
        boolean worn = false;
        for (int channel = 1; channel <= channelCount; channel++) {
            ChannelRun run = desk.active(channel);
            CellWear of = run == null ? CellWear.NONE : run.estimator().wear(now);
            worn |= !of.equals(CellWear.NONE);
            told.add(of);
        }
        return worn ? told : List.of();
    }
}
