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
 * @param hosts who is at the side of runs that want a host
 */
public record FirmwareParts(
        Board board,
        SupervisedBoard supervised,
        Timebase timebase,
        FaultTable table,
        Journal journal,
        EstimatorMaker estimators,
        HostPresence hosts) {
    /** A firmware that no host can reach. */
    public FirmwareParts(
            Board board,
            SupervisedBoard supervised,
            Timebase timebase,
            FaultTable table,
            Journal journal,
            EstimatorMaker estimators) {
        this(board, supervised, timebase, table, journal, estimators, HostPresence.NOBODY);
    }

    /** A firmware with the estimators that it has, for hosts to be at its side. */
    public FirmwareParts(
            Board board,
            SupervisedBoard supervised,
            Timebase timebase,
            FaultTable table,
            Journal journal,
            HostPresence hosts) {
        this(board, supervised, timebase, table, journal, EstimatorMaker.STANDARD, hosts);
    }

    /** A firmware with the estimators that it has, that no host can reach. */
    public FirmwareParts(
            Board board,
            SupervisedBoard supervised,
            Timebase timebase,
            FaultTable table,
            Journal journal) {
        this(board, supervised, timebase, table, journal, EstimatorMaker.STANDARD);
    }
}
