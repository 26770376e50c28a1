package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.channel.Watchdog;
import io.presodia.hal.chip.watchdog.WindowedWatchdog;
import io.presodia.hal.time.Timebase;

/** The watchdog's lines, with the line that arms the relay supply again. */
final class BoardWatchdog implements Watchdog {
    /** Long enough for any latch; the part itself needs microseconds. */
    private static final long REARM_PULSE_NANOS = 1_000_000;

    private final WindowedWatchdog watchdog;
    private final DigitalOutput rearm;
    private final Timebase timebase;

    BoardWatchdog(WindowedWatchdog watchdog, DigitalOutput rearm, Timebase timebase) {
        this.watchdog = watchdog;
        this.rearm = rearm;
        this.timebase = timebase;
    }

    @Override
    public void beat() throws BusFault {
        watchdog.beat();
    }

    @Override
    public long earliestNanos() {
        return watchdog.minNanos();
    }

    @Override
    public long latestNanos() {
        return watchdog.maxNanos();
    }

    @Override
    public void rearm() throws BusFault {
        rearm.set(true);
        try {
            timebase.sleep(REARM_PULSE_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            rearm.set(false);
        }
    }

    boolean tripped() throws BusFault {
        return watchdog.tripped();
    }
}
