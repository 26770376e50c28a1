package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.Estimated;
import java.util.Arrays;

/** Errors of many cells and how often the truth lay within the stated band. */
final class Score {
    private double[] errors = new double[1 << 16];
    private int count;
    private double sum;
    private double squares;
    private long covered;
    private int untold;

    /** Takes one comparison; an estimate of NaN tells nothing, and is counted apart. */
    void add(double estimate, double sigma, double truth) {
        if (Double.isNaN(estimate)) {
            untold++;
            return;
        }
        double error = estimate - truth;
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, 2 * count);
        }
        errors[count++] = Math.abs(error);
        sum += error;
        squares += error * error;
        if (Math.abs(error) <= Estimated.BAND * sigma) {
            covered++;
        }
    }

    /** How often nothing was told. */
    int untold() {
        return untold;
    }

    int count() {
        return count;
    }

    double rmse() {
        return Math.sqrt(squares / count);
    }

    double bias() {
        return sum / count;
    }

    double coverage() {
        return (double) covered / count;
    }

    /** A quantile of the magnitude of the error. */
    double quantile(double share) {
        double[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))];
    }

    double largest() {
        return quantile(1);
    }

    /** Takes over what another counted. */
    void merge(Score other) {
        for (int i = 0; i < other.count; i++) {
            if (count == errors.length) {
                errors = Arrays.copyOf(errors, 2 * count);
            }
            errors[count++] = other.errors[i];
        }
        sum += other.sum;
        squares += other.squares;
        covered += other.covered;
        untold += other.untold;
    }
}
