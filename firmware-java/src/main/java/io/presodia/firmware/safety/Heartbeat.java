package io.presodia.firmware.safety;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Watchdog;
import io.presodia.hal.time.Timebase;
import org.jspecify.annotations.Nullable;

/**
 * The only place that beats the external watchdog, and only at the end of a scan that was sampled,
 * supervised, actuated and obeyed. A firmware that hangs, throws or cannot open a channel stops
 * beating, and the watchdog drops the relay supply.
 */
final class Heartbeat {
    private final Watchdog watchdog;
    private final Timebase timebase;
    private long lastNanos;
    private boolean begun;
    private @Nullable BusFault lastFault;

    Heartbeat(Watchdog watchdog, Timebase timebase) {
        this.watchdog = watchdog;
        this.timebase = timebase;
    }

    /** Beats, unless the window has not opened since the last beat. */
    void beat() {
        long now = timebase.nanos();
        if (begun && now - lastNanos < watchdog.earliestNanos()) {
            return;
        }
        try {
            watchdog.beat();
            begun = true;
            lastNanos = now;
        } catch (BusFault fault) {
            lastFault = fault;
        }
    }

    /** Arms the relay supply again; the next beat begins a new window. */
    void rearm() throws BusFault {
        watchdog.rearm();
        begun = false;
    }

    /** The fault met since the last call; null when none. */
    @Nullable BusFault takeFault() {
        BusFault fault = lastFault;
        lastFault = null;
        return fault;
    }
}
