package io.presodia.firmware.app;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.scan.CounterCheckpoint;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.sequencer.Cursor;

/**
 * All that a run needs to go on after the controller went down.
 *
 * @param inputs digest of the files that the run was made from
 * @param cursor where its sequencer stood after the scan
 * @param counters what was counted, and the zeros of the current ranges
 * @param cycleStart the totals when the battery cycle began
 * @param stepStart the totals when the step began
 * @param cell what the cell looked like
 * @param estimators what the estimators remember; kept by itself and more rarely, and put in when
 *     the journal is read; empty when there is nothing
 */
public record RunCheckpoint(
        String inputs,
        Cursor cursor,
        CounterCheckpoint counters,
        Counters cycleStart,
        Counters stepStart,
        CellMark cell,
        Bytes estimators) {
    /** The same with what the estimators remember. */
    RunCheckpoint with(Bytes remembered) {
        return new RunCheckpoint(inputs, cursor, counters, cycleStart, stepStart, cell, remembered);
    }

    /**
     * What a cell looked like when a checkpoint was written. Values that had no good reading yet
     * are NaN.
     *
     * @param volts last good cell voltage, V
     * @param amperes current at that time, positive on charge, A
     * @param pascals last good stack pressure, Pa
     * @param celsius last good cell temperature, °C
     * @param recentChargeAmperes smoothed charging current of the last hours, A
     * @param recentDischargeAmperes smoothed discharging current of the last hours, positive, A
     */
    public record CellMark(
            double volts,
            double amperes,
            double pascals,
            double celsius,
            double recentChargeAmperes,
            double recentDischargeAmperes) {}
}
