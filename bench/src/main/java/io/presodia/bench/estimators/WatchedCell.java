package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.CellEstimator;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.unit.Current;

/** One cell and the estimators of its channel, which see it through an imperfect instrument. */
final class WatchedCell {
    private final StartRow row;
    private final AgeableCell cell;
    private final Instrument instrument;
    private final CellEstimator estimator;
    private final double scanSeconds;
    private double seconds;
    private double net;

    /**
     * @param scanSeconds time between scans of {@link #flow}, s
     */
    WatchedCell(StartRow row, AgeableCell cell, long seed, double scanSeconds) {
        this.row = row;
        this.cell = cell;
        this.scanSeconds = scanSeconds;
        instrument = new Instrument(Tier.BOARD, seed);
        estimator = new CellEstimator(row.cell(), Tier.BOARD.meters(), row.history());
    }

    /** Lets a current flow for one scan. */
    void flow(double amperes) {
        cell.step(amperes, scanSeconds);
        see(scanSeconds, amperes, cell.terminalVolts(), cell.celsius());
    }

    /** Sees the cell as it is, before any time has passed. */
    void scan() {
        see(0, 0, cell.terminalVolts(), cell.celsius());
    }

    /** Sees what a load that was run elsewhere left, after so much more time. */
    void see(double passed, double amperes, double volts, double celsius) {
        seconds += passed;
        double seen = instrument.amperes(amperes);
        net += seen * passed / 3600;
        long nanos = (long) ((1 + seconds) * 1e9);
        boolean closed = amperes != 0;
        Drive drive = closed ? new Drive.Galvanostatic(new Current(amperes)) : Drive.Open.OPEN;
        Reading ofVolts = new Reading(instrument.volts(volts), nanos, Quality.GOOD);
        Reading ofAmperes = new Reading(seen, nanos, Quality.GOOD);
        ChannelSample sample =
                new ChannelSample(
                        1,
                        ofVolts,
                        ofAmperes,
                        ofVolts,
                        ofAmperes,
                        new Reading(75e6, nanos, Quality.GOOD),
                        new Reading(instrument.celsius(celsius), nanos, Quality.GOOD),
                        new OutputState(drive, 0, closed, closed, false));
        Counters total = new Counters(Math.max(0, net), Math.max(0, -net), 0, 0);
        estimator.update(new ChannelScan(1, true, sample, ofVolts, ofAmperes, total, 0, 0));
    }

    StartRow row() {
        return row;
    }

    CellEstimate estimate() {
        return estimator.estimate();
    }

    CellTruth truth() {
        return cell.truth();
    }

    double volts() {
        return cell.terminalVolts();
    }

    /** Time since the first scan, s. */
    double seconds() {
        return seconds;
    }

    /** Counted charge since then, A h. */
    double netAmpereHours() {
        return net;
    }

    /** Na2S that is out, mAh/g. */
    double given() {
        CellTruth truth = cell.truth();
        return (truth.donorStage1MilliampereHours() + truth.donorStage2MilliampereHours())
                / row.cell().activeMassGrams();
    }
}
