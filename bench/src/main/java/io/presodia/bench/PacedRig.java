package io.presodia.bench;

import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.Timebase;
import io.presodia.host.session.BoardAccess;
import io.presodia.host.session.ServiceBoard;
import java.io.IOException;
import java.util.Arrays;

/**
 * A virtual bench in step with the clock of the machine, which remembers how late each step came.
 */
final class PacedRig implements BoardAccess {
    private static final long WORTH_NANOS = 50_000;

    private final VirtualRig rig;
    private final Timebase real;
    private final long startNanos;
    private long[] lateNanos = new long[4096];
    private int steps;
    private volatile boolean recording;

    PacedRig(ServiceBoard board, Timebase real) throws IOException {
        this.real = real;
        startNanos = real.nanos();
        try {
            rig =
                    VirtualRig.build(
                            board.inUse(),
                            board.calibration().value(),
                            new VirtualRig.Options(1, false, this::beforeStepTo));
        } catch (BusFault e) {
            throw new IOException("the virtual bench cannot be built: " + e.getMessage(), e);
        }
    }

    private void beforeStepTo(long virtualNanos) throws InterruptedException {
        long due = startNanos + virtualNanos;
        if (due - real.nanos() >= WORTH_NANOS) {
            real.sleepUntil(due);
        }
        if (recording) {
            if (steps == lateNanos.length) {
                lateNanos = Arrays.copyOf(lateNanos, 2 * steps);
            }
            lateNanos[steps++] = real.nanos() - due;
        }
    }

    /** From now on steps count. */
    void record() {
        recording = true;
    }

    /** How late the steps came, in order of lateness, ns; for when the control thread has ended. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(lateNanos, steps);
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public Board board() {
        return rig.board();
    }

    @Override
    public Timebase timebase() {
        return rig.timebase();
    }

    @Override
    public boolean virtual() {
        return true;
    }

    @Override
    public boolean inStep() {
        return true;
    }

    @Override
    public boolean faultsAllowed() {
        return false;
    }

    @Override
    public void fit(int channel, CellDesign design, CellScatter scatter) {
        rig.fit(channel, design, scatter);
    }
}
