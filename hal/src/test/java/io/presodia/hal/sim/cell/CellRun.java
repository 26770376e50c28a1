package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.CellDesign;
import java.util.Arrays;

/**
 * Runs a virtual cell through the parts of a protocol. Capacities in mAh per gram of reference
 * mass.
 */
final class CellRun {
    private final CellDesign design;
    private final SodiumCell cell;
    private final double stepSeconds;
    private final double gramsOfReference;
    private double[] volts = new double[1024];
    private double[] charge = new double[1024];
    private int points;

    CellRun(CellDesign design, SodiumCell cell, double stepSeconds) {
        this.design = design;
        this.cell = cell;
        this.stepSeconds = stepSeconds;
        this.gramsOfReference = design.referenceMassGrams();
    }

    static CellRun of(CellDesign design, double stepSeconds) {
        return new CellRun(design, SodiumCell.of(design), stepSeconds);
    }

    SodiumCell cell() {
        return cell;
    }

    /** Charges to the top of the window; returns the capacity. */
    double charge(double rate) {
        return galvanostatic(rate * design.oneCAmperes(), design.voltageWindowVolts().high());
    }

    /** Discharges to the bottom of the window; returns the capacity. */
    double discharge(double rate) {
        return galvanostatic(-rate * design.oneCAmperes(), design.voltageWindowVolts().low());
    }

    void rest(double seconds) {
        for (double t = 0; t < seconds; t += stepSeconds) {
            cell.step(0, stepSeconds);
        }
    }

    /** Runs to a voltage; the capacity at the crossing is interpolated. */
    double galvanostatic(double amperes, double until) {
        points = 0;
        double perStep = Math.abs(amperes) * stepSeconds / 3.6 / gramsOfReference;
        double before = cell.terminalVolts();
        double sum = 0;
        double direction = Math.signum(amperes);
        for (long i = 0;
                i
                        < 40
                                * 3600
                                / stepSeconds
                                / Math.min(1, Math.abs(amperes) / design.oneCAmperes() * 10);
                i++) {
            cell.step(amperes, stepSeconds);
            double now = cell.terminalVolts();
            record(sum + perStep, now);
            if ((now - until) * direction >= 0) {
                double share = i == 0 ? 0 : (until - before) / (now - before);
                return sum + perStep * share;
            }
            sum += perStep;
            before = now;
        }
        throw new AssertionError(
                design.name() + " never reached " + until + " V, ended at " + before);
    }

    private void record(double capacity, double now) {
        if (points == volts.length) {
            volts = Arrays.copyOf(volts, 2 * points);
            charge = Arrays.copyOf(charge, 2 * points);
        }
        volts[points] = now;
        charge[points++] = capacity;
    }

    /** Capacity of the last branch when it first reached a voltage. */
    double capacityAt(double level) {
        for (int i = 1; i < points; i++) {
            if ((volts[i] - level) * (volts[i - 1] - level) <= 0) {
                return charge[i];
            }
        }
        throw new AssertionError("never at " + level + " V");
    }

    /**
     * Voltage of the steepest charge gain of the last branch between two voltages, from bins of 10
     * mV.
     */
    double peak(double low, double high) {
        return low + (peakBin(low, high) + 0.5) * BIN;
    }

    /** dQ/dV of that peak, mAh/g/V. */
    double peakHeight(double low, double high) {
        return bins(low, high)[peakBin(low, high)] / BIN;
    }

    private static final double BIN = 0.010;

    private int peakBin(double low, double high) {
        double[] bins = bins(low, high);
        int best = 0;
        for (int i = 1; i < bins.length; i++) {
            if (bins[i] > bins[best]) {
                best = i;
            }
        }
        return best;
    }

    private double[] bins(double low, double high) {
        double[] bins = new double[(int) Math.round((high - low) / BIN)];
        for (int i = 1; i < points; i++) {
            double place = (volts[i] - low) / BIN;
            if (place >= 0 && place < bins.length) {
                bins[(int) place] += charge[i] - charge[i - 1];
            }
        }
        return bins;
    }
}
