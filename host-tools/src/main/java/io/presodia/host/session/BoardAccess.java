package io.presodia.host.session;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.Timebase;

/** The board that a daemon runs on, however it is reached. */
public interface BoardAccess {
    /** The board, not yet configured. */
    Board board();

    /** The board's clock. */
    Timebase timebase();

    /** Whether the clock waits for the journal, as that of a virtual bench does. */
    boolean virtual();

    /** Whether its clock is that of the machine or in step with it, so that a late scan is late. */
    boolean inStep();

    /** Whether faults may be injected into it; the records of runs then say so. */
    boolean faultsAllowed();

    /**
     * A cell is wanted in this channel. A virtual bench makes one where none is; at a real one
     * somebody has put it there.
     *
     * @param channel from 1
     * @param scatter how it differs from its design
     */
    void fit(int channel, CellDesign design, CellScatter scatter);
}
