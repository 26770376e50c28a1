package io.presodia.firmware.estimate;

import java.util.Arrays;

/**
 * A sigma-point Kalman filter that keeps the square root of its covariance, P = S S^T, S upper
 * triangular.
 *
 * <p>Predictions are linear and act on the rows of S; the noise they add is gathered and brought in
 * by rotations before the next measurement, at a cost that grows with the square of the place of
 * the state: states that take on noise should come first. A scalar measurement is taken through
 * central differences along the columns of S (divided differences of second order: Norgaard,
 * Poulsen and Ravn, Automatica 36 (2000) 1627) and applied by Carlson's square-root update (AIAA
 * Journal 11 (1973) 1259), which keeps S triangular, so that P stays symmetric and positive
 * definite whatever the numbers are. The spread of the points does not grow with the number of
 * states. Nothing is allocated after construction.
 */
final class SigmaFilter {
    /** Spread of the points in standard deviations: best for a Gaussian (Norgaard et al.). */
    private static final double SPREAD = Math.sqrt(3);

    /** Least pivot of the factorisation as a share of the variance it stands for. */
    private static final double LEAST_PIVOT = 1e-14;

    /** A scalar function of the state. */
    interface Measurement {
        /** Value at a state, which must not be changed or kept. */
        double at(double[] state);
    }

    private final int n;
    private final double[] state;

    /** S column by column: row k of column i at i n + k. */
    private final double[] root;

    private final double[] covariance;
    private final double[] moved;
    private final double[] added;
    private final double[] point;
    private final double[] gradient;
    private boolean noisy;
    private boolean mixed;
    private double mean;
    private double curvature;

    SigmaFilter(int states) {
        n = states;
        state = new double[n];
        root = new double[n * n];
        covariance = new double[n * n];
        added = new double[n];
        moved = new double[n];
        point = new double[n];
        gradient = new double[n];
    }

    int states() {
        return n;
    }

    double value(int i) {
        return state[i];
    }

    void setValue(int i, double value) {
        state[i] = value;
    }

    /** Standard deviation of a state. */
    double sigma(int i) {
        double sum = added[i];
        for (int j = 0; j < n; j++) {
            sum += root[j * n + i] * root[j * n + i];
        }
        return Math.sqrt(sum);
    }

    /** Sets a state that depends on no other. */
    void start(int i, double value, double sigma) {
        state[i] = value;
        for (int j = 0; j < n; j++) {
            root[j * n + i] = 0;
        }
        root[i * n + i] = sigma;
        added[i] = 0;
    }

    /** Makes state {@code i} begin with the variations of {@code j} times {@code factor} added. */
    void couple(int i, int j, double factor) {
        for (int k = 0; k < n; k++) {
            root[k * n + i] += factor * root[k * n + j];
        }
        mixed |= j < i;
    }

    /** Prediction: state i becomes so much of itself. */
    void scale(int i, double factor) {
        state[i] *= factor;
        for (int k = 0; k < n; k++) {
            root[k * n + i] *= factor;
        }
        added[i] *= factor * factor;
    }

    /** Prediction: state i takes on {@code factor} times state j. */
    void add(int i, int j, double factor) {
        factorise();
        state[i] += factor * state[j];
        couple(i, j, factor);
    }

    /** Prediction: state i becomes less certain. */
    void addNoise(int i, double variance) {
        added[i] += variance;
        noisy = true;
    }

    /**
     * Looks at a function of the state.
     *
     * @return the spread of the function because the state is uncertain, as a variance
     */
    double project(Measurement measurement) {
        factorise();
        double centre = measurement.at(state);
        double second = 0;
        double quadratic = 0;
        double variance = 0;
        System.arraycopy(state, 0, point, 0, n);
        for (int i = 0; i < n; i++) {
            int column = i * n;
            for (int k = 0; k <= i; k++) {
                point[k] = state[k] + SPREAD * root[column + k];
            }
            double above = measurement.at(point);
            for (int k = 0; k <= i; k++) {
                point[k] = state[k] - SPREAD * root[column + k];
            }
            double below = measurement.at(point);
            System.arraycopy(state, 0, point, 0, i + 1);
            gradient[i] = (above - below) / (2 * SPREAD);
            double bend = (above + below - 2 * centre) / (2 * SPREAD * SPREAD);
            second += bend;
            quadratic += (SPREAD * SPREAD - 1) * bend * bend;
            variance += gradient[i] * gradient[i];
        }
        mean = centre + second;
        curvature = quadratic;
        return variance + quadratic;
    }

    /** As {@link #project}, for a state by itself. */
    void projectState(int i) {
        factorise();
        for (int k = 0; k < n; k++) {
            gradient[k] = root[k * n + i];
        }
        mean = state[i];
        curvature = 0;
    }

    /** Mean of what was projected last. */
    double projected() {
        return mean;
    }

    /** Part of the variance of what was projected last that no linear function of the state has. */
    double curvature() {
        return curvature;
    }

    /**
     * Brings in what was measured of the function projected last.
     *
     * @param innovation measured less projected
     * @param noise variance of the measurement; above 0
     */
    void correct(double innovation, double noise) {
        double before = noise + curvature;
        Arrays.fill(moved, 0);
        for (int i = 0; i < n; i++) {
            double g = gradient[i];
            double after = before + g * g;
            double narrow = Math.sqrt(before / after);
            double turn = g / (after * narrow);
            int column = i * n;
            for (int k = 0; k <= i; k++) {
                double old = root[column + k];
                root[column + k] = narrow * old - turn * moved[k];
                moved[k] += g * old;
            }
            before = after;
        }
        double gain = innovation / before;
        for (int i = 0; i < n; i++) {
            state[i] += gain * moved[i];
        }
    }

    /** Brings gathered noise into the root. */
    private void factorise() {
        if (mixed) {
            triangulate();
        }
        if (!noisy) {
            return;
        }
        noisy = false;
        for (int i = 0; i < n; i++) {
            if (added[i] > 0) {
                widen(i, Math.sqrt(added[i]));
            }
            added[i] = 0;
        }
    }

    /** Makes one state less certain by rotating a column of noise into the root. */
    private void widen(int state, double sigma) {
        Arrays.fill(moved, 0, state, 0);
        double own = sigma;
        for (int i = state; i >= 0; i--) {
            int column = i * n;
            double pivot = root[column + i];
            double length = Math.sqrt(pivot * pivot + own * own);
            if (length > 0) {
                double cos = pivot / length;
                double sin = own / length;
                root[column + i] = length;
                for (int k = 0; k < i; k++) {
                    double old = root[column + k];
                    root[column + k] = cos * old + sin * moved[k];
                    moved[k] = cos * moved[k] - sin * old;
                }
            }
            own = i > 0 ? moved[i - 1] : 0;
        }
    }

    /** Makes the root triangular again, by Cholesky's method from the last state on. */
    private void triangulate() {
        mixed = false;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += root[k * n + i] * root[k * n + j];
                }
                covariance[i * n + j] = sum;
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double pivot = covariance[i * n + i];
            double least = LEAST_PIVOT * pivot + Double.MIN_NORMAL;
            for (int k = i + 1; k < n; k++) {
                pivot -= root[k * n + i] * root[k * n + i];
            }
            double own = Math.sqrt(Math.max(pivot, least));
            root[i * n + i] = own;
            for (int j = 0; j < i; j++) {
                double sum = covariance[i * n + j];
                for (int k = i + 1; k < n; k++) {
                    sum -= root[k * n + i] * root[k * n + j];
                }
                root[i * n + j] = sum / own;
                root[j * n + i] = 0;
            }
        }
    }

    /** Copies everything that is not scratch. */
    void copyTo(double[] target, int from) {
        factorise();
        System.arraycopy(state, 0, target, from, n);
        System.arraycopy(root, 0, target, from + n, n * n);
    }

    /** Takes over what {@link #copyTo} gave. */
    void copyFrom(double[] source, int from) {
        System.arraycopy(source, from, state, 0, n);
        System.arraycopy(source, from + n, root, 0, n * n);
        Arrays.fill(added, 0);
        noisy = false;
        mixed = false;
    }

    /** How many numbers {@link #copyTo} writes. */
    int size() {
        return n + n * n;
    }
}
