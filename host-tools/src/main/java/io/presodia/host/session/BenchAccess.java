package io.presodia.host.session;

import io.presodia.firmware.app.AttachedRig;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Path;

/** A virtual bench in another process: its cells live on when this one dies. */
public final class BenchAccess implements BoardAccess {
    private final AttachedRig rig;

    private BenchAccess(AttachedRig rig) {
        this.rig = rig;
    }

    /**
     * Takes the firmware's place at a bench.
     *
     * @param socket where it listens
     * @param real the clock of the machine
     * @throws IOException when there is no such bench, or another firmware is attached to it
     */
    public static BenchAccess attach(ServiceBoard board, Path socket, Timebase real)
            throws IOException {
        try {
            return new BenchAccess(
                    AttachedRig.attach(board.inUse(), board.calibration().value(), socket, real));
        } catch (BusFault e) {
            throw new SessionFailedException(
                    "the bench at " + socket + " is not of this board: " + e.getMessage(), e);
        }
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

    /** Nobody says how fast its clock runs, and it waits for this process. */
    @Override
    public boolean inStep() {
        return false;
    }

    @Override
    public boolean faultsAllowed() {
        return rig.faultsAllowed();
    }

    /** Does nothing: somebody has put the cell into the bench. */
    @Override
    public void fit(int channel, CellDesign design, CellScatter scatter) {}
}
