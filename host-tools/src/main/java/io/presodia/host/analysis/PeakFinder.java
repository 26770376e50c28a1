package io.presodia.host.analysis;

import java.util.ArrayList;
import java.util.List;

/** Finds the peaks of a differential capacity. */
public final class PeakFinder {
    /** Least prominence that is told from the shape of a slope, mAh/g/V. */
    private static final double LEAST_PROMINENCE = 1.5;

    /** Least prominence in standard deviations of the curve. */
    private static final double NOISE_FACTOR = 5;

    private PeakFinder() {}

    /** The least prominence that counts as a peak in this curve, mAh/g/V. */
    public static double leastProminence(DifferentialCapacity curve) {
        return Math.max(LEAST_PROMINENCE, NOISE_FACTOR * curve.noise());
    }

    /** The peaks by rising voltage; valleys between neighbours part their areas. */
    public static List<Peak> find(DifferentialCapacity curve) {
        double[] y = curve.milliampereHoursPerGramPerVolt();
        double least = leastProminence(curve);
        List<Integer> tops = new ArrayList<>();
        List<Double> prominences = new ArrayList<>();
        for (int i = 1; i < y.length - 1; i++) {
            if (y[i] > y[i - 1] && y[i] >= y[i + 1]) {
                double prominence = y[i] - Math.max(lowest(y, i, -1), lowest(y, i, 1));
                if (prominence >= least) {
                    tops.add(i);
                    prominences.add(prominence);
                }
            }
        }
        List<Peak> peaks = new ArrayList<>();
        for (int p = 0; p < tops.size(); p++) {
            int top = tops.get(p);
            int low = p == 0 ? 0 : valley(y, tops.get(p - 1), top);
            int high = p == tops.size() - 1 ? y.length - 1 : valley(y, top, tops.get(p + 1));
            double half = curve.binVolts() / 2;
            double lowVolts = curve.volts()[low] - (p == 0 ? half : 0);
            double highVolts = curve.volts()[high] + (p == tops.size() - 1 ? half : 0);
            peaks.add(
                    new Peak(
                            position(curve, top),
                            y[top],
                            prominences.get(p),
                            lowVolts,
                            highVolts,
                            curve.chargeBetween(lowVolts, highVolts)));
        }
        return List.copyOf(peaks);
    }

    /** Where the curve is lowest between two bins. */
    static int valley(double[] y, int from, int to) {
        int lowest = from;
        for (int i = from; i <= to; i++) {
            if (y[i] < y[lowest]) {
                lowest = i;
            }
        }
        return lowest;
    }

    /** The lowest value on the way to higher ground, or to the end. */
    private static double lowest(double[] y, int top, int way) {
        double lowest = y[top];
        for (int i = top + way; i >= 0 && i < y.length && y[i] <= y[top]; i += way) {
            lowest = Math.min(lowest, y[i]);
        }
        return lowest;
    }

    /** The vertex of the parabola through the top and its neighbours. */
    private static double position(DifferentialCapacity curve, int top) {
        double[] y = curve.milliampereHoursPerGramPerVolt();
        double bend = y[top - 1] - 2 * y[top] + y[top + 1];
        double shift = bend < 0 ? 0.5 * (y[top - 1] - y[top + 1]) / bend : 0;
        return curve.volts()[top] + shift * curve.binVolts();
    }
}
