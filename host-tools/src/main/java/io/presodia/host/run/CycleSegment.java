package io.presodia.host.run;

import io.presodia.firmware.scan.Counters;

/**
 * The rows of one battery cycle.
 *
 * @param cycle from 1
 * @param from first row
 * @param to row after the last
 * @param counted charge and energy of the cycle up to its last row
 */
public record CycleSegment(int cycle, int from, int to, Counters counted) {
    /** Number of rows. */
    public int size() {
        return to - from;
    }

    /** Charge out over charge in, 0 to about 1; NaN while nothing went in. */
    public double coulombicEfficiency() {
        return counted.chargeAmpereHours() > 0
                ? counted.dischargeAmpereHours() / counted.chargeAmpereHours()
                : Double.NaN;
    }
}
