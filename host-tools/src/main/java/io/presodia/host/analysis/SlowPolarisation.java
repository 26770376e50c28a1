package io.presodia.host.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the voltage under current does that has nothing to do with the electrode that is titrated:
 * separator, interfaces and counter electrode. It is taken from those pulses of the same titration
 * over which the voltage at rest stood still, as on a plateau of two phases: whatever moved there
 * is not composition. As a resistance it is
 *
 * <p>R(u) = a + b √u + c u + d u² + e u³, u = t over the longest pulse,
 *
 * <p>by least squares over all rows of those pulses. It is assumed to be the same for all pulses
 * and both directions of current.
 */
public final class SlowPolarisation {
    private static final int TERMS = 5;

    private final double wholeSeconds;
    private final double[] ohms;
    private final int pulses;

    private SlowPolarisation(double wholeSeconds, double[] ohms, int pulses) {
        this.wholeSeconds = wholeSeconds;
        this.ohms = ohms;
        this.pulses = pulses;
    }

    /**
     * From the pulses whose step at rest is no more than so much; null when there are none.
     *
     * @param pulses all pulses of a titration
     * @param leastStepVolts a step that is told from none, V
     */
    public static @Nullable SlowPolarisation of(List<GittPulse> pulses, double leastStepVolts) {
        List<GittPulse> still =
                pulses.stream()
                        .filter(p -> p.whole() && Math.abs(p.stepVolts()) <= leastStepVolts)
                        .toList();
        double whole = still.stream().mapToDouble(GittPulse::pulseSeconds).max().orElse(0);
        double[][] normal = new double[TERMS][TERMS + 1];
        int rows = 0;
        for (GittPulse pulse : still) {
            for (int i = 0; i < pulse.seconds().size(); i++) {
                double value = (pulse.volts().get(i) - pulse.baseVolts()) / pulse.amperes();
                if (!Double.isNaN(value)) {
                    add(normal, terms(pulse.seconds().get(i) / whole), value);
                    rows++;
                }
            }
        }
        return rows > 2 * TERMS ? new SlowPolarisation(whole, solved(normal), still.size()) : null;
    }

    /** From how many pulses it is. */
    public int pulses() {
        return pulses;
    }

    /** Change of voltage per current, so long into a pulse; Ω. */
    public double ohmsAt(double seconds) {
        double[] terms = terms(seconds / wholeSeconds);
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += ohms[i] * terms[i];
        }
        return sum;
    }

    private static double[] terms(double u) {
        return new double[] {1, Math.sqrt(u), u, u * u, u * u * u};
    }

    private static void add(double[][] normal, double[] terms, double value) {
        for (int row = 0; row < TERMS; row++) {
            for (int column = 0; column < TERMS; column++) {
                normal[row][column] += terms[row] * terms[column];
            }
            normal[row][TERMS] += terms[row] * value;
        }
    }

    /** By elimination: the matrix is symmetric and positive, so that no pivot is 0. */
    private static double[] solved(double[][] normal) {
        for (int pivot = 0; pivot < TERMS; pivot++) {
            for (int row = 0; row < TERMS; row++) {
                if (row != pivot) {
                    double factor = normal[row][pivot] / normal[pivot][pivot];
                    for (int column = pivot; column <= TERMS; column++) {
                        normal[row][column] -= factor * normal[pivot][column];
                    }
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            solution[i] = normal[i][TERMS] / normal[i][i];
        }
        return solution;
    }
}
