package io.presodia.host.session;

import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.Timebase;
import java.io.IOException;

/** A virtual bench in this very process: its cells go with it. */
public final class RigAccess implements BoardAccess {
    private final VirtualRig rig;
    private final double speed;
    private final boolean faultsAllowed;

    private RigAccess(VirtualRig rig, double speed, boolean faultsAllowed) {
        this.rig = rig;
        this.speed = speed;
        this.faultsAllowed = faultsAllowed;
    }

    /**
     * Builds the bench with empty channels.
     *
     * @param real the clock of the machine, for the pace
     * @throws IOException when the board file names what a bench does not have
     */
    public static RigAccess build(ServiceBoard board, boolean faultsAllowed, Timebase real)
            throws IOException {
        try {
            return new RigAccess(
                    VirtualRig.build(
                            board.inUse(),
                            board.calibration().value(),
                            new VirtualRig.Options(
                                    board.request().seed(),
                                    faultsAllowed,
                                    Pacer.of(real, board.request().speed()))),
                    board.request().speed(),
                    faultsAllowed);
        } catch (BusFault e) {
            throw new SessionFailedException(
                    "the virtual bench cannot be built: " + e.getMessage(), e);
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

    /** Slower than real time has more than enough of it. */
    @Override
    public boolean inStep() {
        return speed <= 1;
    }

    @Override
    public boolean faultsAllowed() {
        return faultsAllowed;
    }

    @Override
    public void fit(int channel, CellDesign design, CellScatter scatter) {
        rig.fit(channel, design, scatter);
    }
}
