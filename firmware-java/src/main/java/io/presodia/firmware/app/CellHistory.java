package io.presodia.firmware.app;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.hal.channel.Reading;

/**
 * What a channel's cell looked like lately: last good readings, and the currents of the last hours,
 * smoothed, each direction for itself. Enough to say where its open circuit voltage may lie later.
 */
final class CellHistory {
    /** Assumed: of a diffusion polarisation most has relaxed after so long, s. */
    static final double MEMORY_SECONDS = 3600;

    private double volts = Double.NaN;
    private double amperes = Double.NaN;
    private double pascals = Double.NaN;
    private double celsius = Double.NaN;
    private double charge;
    private double discharge;
    private long lastNanos = Long.MIN_VALUE;

    /** Takes in one scan of the channel. */
    void add(long nanos, ChannelScan scan) {
        volts = good(scan.volts(), volts);
        boolean closed = scan.sample().output().relayClosed();
        amperes = closed ? good(scan.amperes(), amperes) : 0;
        pascals = good(scan.sample().stackPascals(), pascals);
        celsius = good(scan.sample().cellCelsius(), celsius);
        if (lastNanos != Long.MIN_VALUE && !Double.isNaN(amperes)) {
            double share = Math.min(1, (nanos - lastNanos) * 1e-9 / MEMORY_SECONDS);
            charge += (Math.max(0, amperes) - charge) * share;
            discharge += (Math.max(0, -amperes) - discharge) * share;
        }
        lastNanos = nanos;
    }

    private static double good(Reading reading, double before) {
        return reading.good() ? reading.value() : before;
    }

    RunCheckpoint.CellMark mark() {
        return new RunCheckpoint.CellMark(volts, amperes, pascals, celsius, charge, discharge);
    }

    void restore(RunCheckpoint.CellMark mark) {
        volts = mark.volts();
        amperes = mark.amperes();
        pascals = mark.pascals();
        celsius = mark.celsius();
        charge = mark.recentChargeAmperes();
        discharge = mark.recentDischargeAmperes();
        lastNanos = Long.MIN_VALUE;
    }
}
