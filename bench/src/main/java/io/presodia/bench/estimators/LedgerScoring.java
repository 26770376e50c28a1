package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.ReservoirLedger;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;

/**
 * Scores what the ledger of charges says of the donor's reservoir after many cycles at 0.5C, one in
 * 25 and the last at 0.1C, with rests of 5 min, against what the virtual cell's residue really
 * gave.
 */
final class LedgerScoring {
    /** A sum this close is as good as asked for, mAh/g. */
    static final double CLOSE = 1.0;

    /** Charge against discharge of one converter: half of what the ledger allows; relative. */
    private static final double ASYMMETRY = 5e-6;

    private static final double RATE = 0.5;

    /** One cycle in so many is slow. */
    private static final int CHECK_EVERY = 25;

    private static final double CHECK_RATE = 0.1;
    private static final double REST_SECONDS = 300;
    private static final double STEP_SECONDS = 30;

    /** Steps close to the end of the window, s, and how close that is, V. */
    private static final double FINE_SECONDS = 2;

    private static final double FINE_VOLTS = 0.06;
    private static final double LONGEST_SECONDS = 30 * 3600;

    private final Score released = new Score();
    private final Score plainSum = new Score();
    private int cells;
    private int determined;
    private int undeterminable;
    private int close;
    private double trueSum;

    /** Takes one cell. */
    void add(LedgerRow row, long seed) {
        CellDesign design = row.cell();
        double grams = design.activeMassGrams();
        CellScatter scatter = CellScatter.draw(seed, 1);
        AgeableCell cell = Plant.CELL.make(design, scatter, seed);
        NoiseSource draw = new NoiseSource(seed, "ledger");
        ReservoirLedger ledger = new ReservoirLedger(row.offsetAmperes(), grams);
        double offset = row.offsetAmperes() * draw.gaussian();
        double asymmetry = 1 + ASYMMETRY * draw.gaussian();
        double oneC = design.oneCAmperes();
        RandomCell.until(cell, CHECK_RATE * oneC, design.voltageWindowVolts().high());
        RandomCell.until(cell, -CHECK_RATE * oneC, design.voltageWindowVolts().low());
        double before = Double.NaN;
        double first = Double.NaN;
        double last = Double.NaN;
        double sum = 0;
        for (int i = 0; i < row.cycles(); i++) {
            boolean check = i % CHECK_EVERY == 0 || i == row.cycles() - 1;
            double amperes = (check ? CHECK_RATE : RATE) * oneC;
            cell.step(0, REST_SECONDS);
            if (row.zeroed()) {
                offset = row.offsetAmperes() * draw.gaussian();
            }
            double in = until(design, cell, amperes);
            cell.step(0, REST_SECONDS);
            double out = until(design, cell, -amperes);
            double charge = (in * amperes * asymmetry + in * offset) / 3.6 / grams;
            double discharge = (out * amperes - out * offset) / 3.6 / grams;
            double hours = (in + out) / 3600;
            if (check) {
                ledger.check(charge, discharge, hours, row.zeroed());
            } else {
                ledger.cycle(charge, discharge, hours, row.zeroed());
            }
            if (i == 0) {
                first = discharge;
                before = residual(cell, grams);
            } else {
                sum += charge - discharge;
            }
            last = discharge;
        }
        ledger.softShortRuledOut(true);
        judge(ledger, sum - (first - last), residual(cell, grams) - before);
    }

    private void judge(ReservoirLedger ledger, double plain, double truth) {
        cells++;
        trueSum += truth;
        plainSum.add(plain, 0, truth);
        switch (ledger.finding()) {
            case DETERMINED -> {
                determined++;
                Estimated value = ledger.released();
                released.add(value.value(), value.sigma(), truth);
                if (Math.abs(value.value() - truth) <= CLOSE) {
                    close++;
                }
            }
            case NOT_DETERMINABLE -> undeterminable++;
            case TOO_FEW, OR_SOFT_SHORT -> {}
        }
    }

    private static double residual(AgeableCell cell, double grams) {
        return cell.truth().donorResidualMilliampereHours() / grams;
    }

    /** Runs a current to the end of the window; returns how long it flowed, s. */
    private static double until(CellDesign design, AgeableCell cell, double amperes) {
        double end =
                amperes > 0
                        ? design.voltageWindowVolts().high()
                        : design.voltageWindowVolts().low();
        double sign = Math.signum(amperes);
        double seconds = 0;
        while (seconds < LONGEST_SECONDS) {
            double left = (end - cell.terminalVolts()) * sign;
            if (seconds > 0 && left <= 0) {
                break;
            }
            double step = left < FINE_VOLTS && seconds > 0 ? FINE_SECONDS : STEP_SECONDS;
            cell.step(amperes, step);
            seconds += step;
        }
        return seconds;
    }

    void merge(LedgerScoring other) {
        released.merge(other.released);
        plainSum.merge(other.plainSum);
        cells += other.cells;
        determined += other.determined;
        undeterminable += other.undeterminable;
        close += other.close;
        trueSum += other.trueSum;
    }

    /** What the ledger said where it said a number. */
    Score released() {
        return released;
    }

    /** The bare sum, whether or not the ledger would have told it. */
    Score plainSum() {
        return plainSum;
    }

    double determinedShare() {
        return (double) determined / cells;
    }

    double undeterminableShare() {
        return (double) undeterminable / cells;
    }

    /** Share of all cells whose sum was told and close. */
    double closeShare() {
        return (double) close / cells;
    }

    /** What the residues really gave, mean, mAh/g. */
    double meanTruth() {
        return trueSum / cells;
    }
}
