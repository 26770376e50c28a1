package io.presodia.hil.trust;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.support.BoardInFront;
import io.presodia.host.session.BenchAttendant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Breaks something on the bench and takes the time: when it was first so bad, when the next scan
 * began, when the relay's contact was really open. Looks every millisecond of virtual time.
 */
final class Witness implements BenchAttendant {
    private static final long LOOK_NANOS = 1_000_000;

    /** What happens on the bench as time passes. */
    @FunctionalInterface
    interface Script {
        /** Called every millisecond; seconds since the relay first closed, 0 before. */
        void at(double seconds, VirtualBench bench);

        /** Nothing is broken. */
        Script NONE = (seconds, bench) -> {};
    }

    private final Script script;
    private final @Nullable Predicate<VirtualChannel> beyond;
    private final @Nullable Predicate<BoardSample> shown;
    private @Nullable VirtualBench bench;
    private @Nullable VirtualTimebase timebase;
    private long closedNanos;
    private boolean crossed;
    private long firstScanNanos;
    private long openedNanos;

    private Witness(
            Script script,
            @Nullable Predicate<VirtualChannel> beyond,
            @Nullable Predicate<BoardSample> shown) {
        this.script = script;
        this.beyond = beyond;
        this.shown = shown;
    }

    /** Judges by what is really there. */
    static Witness ofTruth(Script script, Predicate<VirtualChannel> beyond) {
        return new Witness(script, beyond, null);
    }

    /**
     * Judges by the first of the readings that show it without a break: sensors may be off by what
     * is stated for them, and are noisy.
     */
    static Witness ofReadings(Script script, Predicate<BoardSample> shown) {
        return new Witness(script, null, shown);
    }

    @Override
    public boolean mayInjectFaults() {
        return true;
    }

    @Override
    public Board board(VirtualRig rig) {
        return new BoardInFront(rig.board(), this::sampled);
    }

    private BoardSample sampled(BoardSample sample) {
        if (closedNanos == 0 || openedNanos > 0) {
            return sample;
        }
        boolean now = shown == null ? crossed : shown.test(sample);
        if (!now) {
            // Noise at the edge: a debounce begins anew.
            firstScanNanos = 0;
        } else if (firstScanNanos == 0) {
            firstScanNanos = sample.startedNanos();
        }
        return sample;
    }

    @Override
    public void begins(VirtualRig rig, Firmware firmware) {
        bench = rig.bench();
        timebase = rig.timebase();
        rig.timebase().schedule(rig.timebase().nanos() + LOOK_NANOS, this::look);
    }

    private void look() {
        VirtualBench here = Objects.requireNonNull(bench);
        VirtualTimebase clock = Objects.requireNonNull(timebase);
        VirtualChannel channel = here.channel(1);
        boolean closed = channel.relayClosed();
        if (closed && closedNanos == 0) {
            closedNanos = clock.nanos();
        }
        script.at(closedNanos == 0 ? 0 : (clock.nanos() - closedNanos) * 1e-9, here);
        if (closedNanos > 0 && beyond != null && beyond.test(channel)) {
            crossed = true;
        }
        if (firstScanNanos > 0 && !closed && openedNanos == 0) {
            openedNanos = clock.nanos();
        }
        if (openedNanos == 0) {
            clock.schedule(clock.nanos() + LOOK_NANOS, this::look);
        }
    }

    /** Whether current ever flowed. */
    boolean everClosed() {
        return closedNanos > 0;
    }

    /** Whether the limit was crossed and a scan began after it. */
    boolean seen() {
        return firstScanNanos > 0;
    }

    /** From the begin of the first scan that could see it to the open contact, s; NaN if never. */
    double openingSeconds() {
        return openedNanos == 0 ? Double.NaN : (openedNanos - firstScanNanos) * 1e-9;
    }

    /** The channel as it is now. */
    VirtualChannel channel() {
        return Objects.requireNonNull(bench).channel(1);
    }
}
