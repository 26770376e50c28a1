package io.presodia.firmware.app;

import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;

/** Since when runs that want a host at their side have had none. Control thread only. */
final class HostWatch {
    private static final double SECONDS_PER_NANO = 1e-9;

    private final HostPresence hosts;
    private final RunDesk desk;
    private final Timebase timebase;
    private final long[] presentNanos;

    HostWatch(HostPresence hosts, RunDesk desk, Timebase timebase, int channelCount) {
        this.hosts = hosts;
        this.desk = desk;
        this.timebase = timebase;
        presentNanos = new long[channelCount];
    }

    /** For each channel, s; empty where no host is missed. */
    List<Double> goneSeconds() {
        long now = timebase.nanos();
        boolean missed = false;
        for (int i = 0; i < presentNanos.length; i++) {
            if (missed(i + 1)) {
                missed = true;
            } else {
                presentNanos[i] = now;
            }
        }
        if (!missed) {
            return List.of();
        }
        List<Double> seconds = new ArrayList<>(presentNanos.length);
        for (long present : presentNanos) {
            seconds.add((now - present) * SECONDS_PER_NANO);
        }
        return seconds;
    }

    private boolean missed(int channel) {
        ChannelRun run = desk.run(channel);
        return run != null
                && run.started()
                && run.plan().protocol().safety().host()
                && !hosts.present(channel);
    }
}
