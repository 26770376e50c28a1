package io.presodia.host.analysis;

import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Differential capacity of one half cycle: how much charge passed while the voltage was in a bin,
 * over the width of the bin, then smoothed.
 *
 * <p>The charge between two records is spread evenly over the voltages between them, whichever way
 * the voltage moved. So the curve has no quotient of small differences, is never negative, does not
 * need a monotone voltage, and its area is the charge passed, to rounding. A Gaussian of stated
 * width smooths it and keeps the area. Noise of the voltage widens a peak by its own standard
 * deviation and does nothing else.
 *
 * @param cycle battery cycle
 * @param direction which way
 * @param volts centres of the bins, V, rising
 * @param milliampereHoursPerGramPerVolt the smoothed curve, 0 or more, in both directions
 * @param chargedMilliampereHoursPerGram charge that passed below the upper edge of each bin
 * @param binVolts width of the bins, V: the stated one, adjusted so that whole bins fill the range
 * @param noise standard deviation of the smoothed curve from bin to bin, mAh/g/V
 * @param settings how it was made
 */
@SuppressWarnings("ArrayRecordComponent")
public record DifferentialCapacity(
        int cycle,
        Direction direction,
        double[] volts,
        double[] milliampereHoursPerGramPerVolt,
        double[] chargedMilliampereHoursPerGram,
        double binVolts,
        double noise,
        Settings settings) {
    /** Half the width of the kernel in standard deviations. */
    private static final double KERNEL_REACH = 4;

    /** From the median absolute value of a normal quantity to its standard deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private static final double MILLI = 1e3;

    /**
     * How a curve is made.
     *
     * @param binVolts width of a bin, V
     * @param smoothingVolts standard deviation of the Gaussian, V
     */
    public record Settings(double binVolts, double smoothingVolts) {
        /**
         * A thirtieth of the width of the agent's peaks, a sixth of that of the sharpest plateau.
         */
        private static final double LEAST_SMOOTHING_VOLTS = 0.006;

        private static final double BIN_VOLTS = 0.002;

        /** Smoothing in standard deviations of the voltage. */
        private static final double NOISE_FACTOR = 10;

        /** Second differences of white noise scatter by sqrt(1 + 4 + 1) of it. */
        private static final double SECOND_DIFFERENCE = Math.sqrt(6);

        /**
         * Bins of 2 mV, and smoothing of 6 mV or ten standard deviations of the voltage's noise,
         * whichever is more. The noise is taken from the second differences of the voltage: their
         * median does not see the knees of the curve.
         */
        public static Settings forNoiseOf(RunData run, HalfCycle half) {
            List<Double> bends = new ArrayList<>();
            double[] volts = run.volts();
            for (StepSegment step : half.steps()) {
                for (int i = step.from() + 1; i < step.to() - 1; i++) {
                    double bend = Math.abs(volts[i - 1] - 2 * volts[i] + volts[i + 1]);
                    if (!Double.isNaN(bend)) {
                        bends.add(bend);
                    }
                }
            }
            if (bends.isEmpty()) {
                return new Settings(BIN_VOLTS, LEAST_SMOOTHING_VOLTS);
            }
            Collections.sort(bends);
            double sigma = MAD_TO_SIGMA * bends.get(bends.size() / 2) / SECOND_DIFFERENCE;
            return new Settings(BIN_VOLTS, Math.max(LEAST_SMOOTHING_VOLTS, NOISE_FACTOR * sigma));
        }

        public Settings {
            if (!(binVolts > 0) || !(smoothingVolts >= binVolts)) {
                throw new IllegalArgumentException(
                        "bins must be above 0 V and smoothing at least one bin, were "
                                + binVolts
                                + " V and "
                                + smoothingVolts
                                + " V");
            }
        }
    }

    /**
     * The curve of a half cycle.
     *
     * @param run the run
     * @param half which part of it
     * @param activeGrams mass of cathode active material; above 0
     * @param settings bins and smoothing
     */
    public static DifferentialCapacity of(
            RunData run, HalfCycle half, double activeGrams, Settings settings) {
        double[] range = range(run, half);
        if (!(range[1] > range[0])) {
            double[] none = new double[0];
            return new DifferentialCapacity(
                    half.cycle(),
                    half.direction(),
                    none,
                    none,
                    none,
                    settings.binVolts(),
                    0,
                    settings);
        }
        double width = range[1] - range[0];
        int bins = Math.max(1, (int) Math.round(width / settings.binVolts()));
        double bin = width / bins;
        double[] charge = new double[bins];
        for (StepSegment step : half.steps()) {
            fill(run, half.direction(), step, range[0], bin, charge);
        }
        double[] density = new double[bins];
        double[] volts = new double[bins];
        double[] charged = new double[bins];
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            double perGram = MILLI * charge[i] / activeGrams;
            sum += perGram;
            charged[i] = sum;
            density[i] = perGram / bin;
            volts[i] = range[0] + (i + 0.5) * bin;
        }
        double sigmaBins = settings.smoothingVolts() / bin;
        double[] smooth = smooth(density, sigmaBins);
        return new DifferentialCapacity(
                half.cycle(),
                half.direction(),
                volts,
                smooth,
                charged,
                bin,
                noise(density, smooth, sigmaBins),
                settings);
    }

    /** Number of bins. */
    public int size() {
        return volts.length;
    }

    /** Charge between two voltages, mAh/g; the lower one first. */
    public double chargeBetween(double lowVolts, double highVolts) {
        return chargeBelow(highVolts) - chargeBelow(lowVolts);
    }

    /** Charge that passed below a voltage, mAh/g. */
    public double chargeBelow(double atVolts) {
        if (volts.length == 0) {
            return 0;
        }
        double bins = (atVolts - volts[0]) / binVolts + 0.5;
        int whole = (int) Math.floor(bins);
        if (whole < 0) {
            return 0;
        }
        if (whole >= volts.length) {
            return chargedMilliampereHoursPerGram[volts.length - 1];
        }
        double below = whole == 0 ? 0 : chargedMilliampereHoursPerGram[whole - 1];
        return below + (bins - whole) * (chargedMilliampereHoursPerGram[whole] - below);
    }

    private static double[] range(RunData run, HalfCycle half) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (StepSegment step : half.steps()) {
            for (int i = step.from(); i < step.to(); i++) {
                double v = run.volts()[i];
                if (!Double.isNaN(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        return new double[] {low, high};
    }

    private static void fill(
            RunData run,
            Direction direction,
            StepSegment step,
            double lowVolts,
            double binVolts,
            double[] charge) {
        double[] counted =
                direction == Direction.CHARGE
                        ? run.stepCounters().chargeAmpereHours()
                        : run.stepCounters().dischargeAmpereHours();
        int last = -1;
        for (int i = step.from(); i < step.to(); i++) {
            if (Double.isNaN(run.volts()[i])) {
                continue;
            }
            if (last >= 0) {
                double from = (run.volts()[last] - lowVolts) / binVolts;
                double to = (run.volts()[i] - lowVolts) / binVolts;
                spread(charge, Math.min(from, to), Math.max(from, to), counted[i] - counted[last]);
            }
            last = i;
        }
    }

    /** Spreads {@code amount} evenly between two places, counted in bins. */
    private static void spread(double[] charge, double low, double high, double amount) {
        int first = Math.clamp((int) low, 0, charge.length - 1);
        int last = Math.clamp((int) high, 0, charge.length - 1);
        if (first == last) {
            charge[first] += amount;
            return;
        }
        double perBin = amount / (high - low);
        charge[first] += perBin * (first + 1 - low);
        for (int bin = first + 1; bin < last; bin++) {
            charge[bin] += perBin;
        }
        charge[last] += perBin * (high - last);
    }

    /** A Gaussian, mirrored at both ends: neither the area nor a level line changes. */
    private static double[] smooth(double[] values, double sigmaBins) {
        int reach = (int) Math.ceil(KERNEL_REACH * sigmaBins);
        double[] kernel = new double[2 * reach + 1];
        double weight = 0;
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = StrictMath.exp(-0.5 * (k / sigmaBins) * (k / sigmaBins));
            weight += kernel[k + reach];
        }
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double scaled = values[i] / weight;
            for (int k = -reach; k <= reach; k++) {
                result[mirror(i + k, values.length)] += kernel[k + reach] * scaled;
            }
        }
        return result;
    }

    private static int mirror(int index, int size) {
        int inside = Math.floorMod(index, 2 * size);
        return inside < size ? inside : 2 * size - 1 - inside;
    }

    /**
     * What bin to bin scatter leaves in the smoothed curve: a Gaussian of width s bins keeps
     * 1/sqrt(2 s sqrt(pi)) of white noise.
     */
    private static double noise(double[] raw, double[] smooth, double sigmaBins) {
        double[] rest = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            rest[i] = Math.abs(raw[i] - smooth[i]);
        }
        Arrays.sort(rest);
        double scatter = MAD_TO_SIGMA * rest[rest.length / 2];
        return scatter / Math.sqrt(2 * sigmaBins * Math.sqrt(Math.PI));
    }
}
