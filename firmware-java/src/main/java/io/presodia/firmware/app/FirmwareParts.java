package io.presodia.firmware.app;

import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.SupervisedBoard;
import io.presodia.hal.channel.Board;
import io.presodia.hal.time.Timebase;

/**
 * What a firmware is made of.
 *
 * @param board the board, not yet configured
 * @param supervised what the safety core knows of it
 * @param timebase the clock of the board
 * @param table what is watched
 * @param journal where everything is written
 * @param estimators makes what looks into the cell of a run
 */
public record FirmwareParts(
        Board board,
        SupervisedBoard supervised,
        Timebase timebase,
        FaultTable table,
        Journal journal,
        EstimatorMaker estimators) {
    /** A firmware with the estimators that it has. */
    public FirmwareParts(
            Board board,
            SupervisedBoard supervised,
            Timebase timebase,
            FaultTable table,
            Journal journal) {
        this(board, supervised, timebase, table, journal, EstimatorMaker.STANDARD);
    }
}
