package io.presodia.bench.estimators;

import io.presodia.config.ConfigException;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.Meters;
import io.presodia.firmware.estimate.SocEstimate;
import io.presodia.firmware.estimate.SocEstimator;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.SodiumCell;
import java.io.IOException;

/** Scores virtual cell and filter on a measured cell of another chemistry. */
final class MeasuredScoring {
    /** Where the pulses begin, by their own count. */
    static final double PULSES_START = 0.0082;

    /** Where the discharges begin: with a charge of the empty cell. */
    static final double DISCHARGES_START = 0.001;

    /** The two-RC model published with the pulses, V. */
    static final double PUBLISHED_VOLTS = 0.0208;

    /** Spread of a start of which nothing is known. */
    private static final double UNKNOWN_START = 0.29;

    /** What a cycler of 60 A shows: 1 mV, 10 mA, a thousandth of each. */
    private static final Meters CYCLER = new Meters(1e-3, 1e-3, 5e-4, 10e-6, 1e-3, 1.0, 1e-3);

    private static final double CELSIUS = 25;
    private static final double SETTLED_SECONDS = 3600;
    private static final int EVERY = 10;
    private static final double CONVERGED = 0.02;

    private final MeasuredRecord record;
    private final CellDesign cell;

    MeasuredScoring(MeasuredRecord record) throws IOException, ConfigException {
        this.record = record;
        cell = MeasuredCell.leaf();
    }

    /**
     * How the filter did.
     *
     * @param errors from the first hour on
     * @param convergedHours from when on the error was below 2 %, h
     */
    record Found(Score errors, double convergedHours) {}

    /** Root mean square of the virtual cell's voltage less the record's, V. */
    double replayVolts(double start) {
        SodiumCell virtual = SodiumCell.of(cell);
        double amperes = 0.02 * MeasuredRecord.AMPERE_HOURS;
        virtual.step(amperes, Math.max(1, start * MeasuredRecord.AMPERE_HOURS / amperes * 3600));
        virtual.step(0, 3600);
        Score volts = new Score();
        for (int i = 0; i < record.size(); i++) {
            virtual.step(record.meanAmperes(i), record.length(i));
            volts.add(virtual.terminalVolts(), 0, record.volts(i));
        }
        return volts.rmse();
    }

    /**
     * The state of charge against the counted charge.
     *
     * @param trueStart where the record begins
     * @param told what the filter is told instead
     */
    Found soc(double trueStart, double told) {
        SocEstimator estimator = new SocEstimator(cell, CYCLER);
        estimator.startUsed(new Estimated(told, UNKNOWN_START));
        Score errors = new Score();
        double net = 0;
        double offAt = 0;
        for (int i = 0; i < record.size(); i++) {
            net += record.meanAmperes(i) * record.length(i) / 3600;
            estimator.sample(
                    (long) (record.seconds(i) * 1e9),
                    net,
                    0,
                    record.amperes(i),
                    record.volts(i),
                    CELSIUS);
            if (i % EVERY != 0) {
                continue;
            }
            SocEstimate now = estimator.estimate();
            double truth = trueStart + net / MeasuredRecord.AMPERE_HOURS;
            if (Math.abs(now.soc().value() - truth) >= CONVERGED) {
                offAt = (record.seconds(i) - record.seconds(0)) / 3600;
            }
            if (record.seconds(i) > SETTLED_SECONDS) {
                errors.add(now.soc().value(), now.soc().sigma(), truth);
            }
        }
        return new Found(errors, offAt);
    }
}
