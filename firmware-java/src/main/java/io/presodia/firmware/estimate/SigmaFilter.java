package io.presodia.firmware.estimate;

/**
 * A sigma-point Kalman filter that keeps the square root of its covariance, P = S S^T.
 *
 * <p>Predictions are linear and act on the rows of S; the noise they add is gathered and brought in
 * by one Cholesky factorisation before the next measurement. A scalar measurement is taken through
 * central differences along the columns of S (divided differences of second order: Norgaard,
 * Poulsen and Ravn, Automatica 36 (2000) 1627) and applied by Potter's square-root update, so that
 * P stays symmetric and positive definite whatever the numbers are. The spread of the points does
 * not grow with the number of states. Nothing is allocated after construction.
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
    private final double[] root;
    private final double[] covariance;
    private final double[] added;
    private final double[] point;
    private final double[] gradient;
    private boolean noisy;
    private double mean;
    private double curvature;

    SigmaFilter(int states) {
        n = states;
        state = new double[n];
        root = new double[n * n];
        covariance = new double[n * n];
        added = new double[n];
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
            sum += root[i * n + j] * root[i * n + j];
        }
        return Math.sqrt(sum);
    }

    /** Sets a state that depends on no other. */
    void start(int i, double value, double sigma) {
        state[i] = value;
        for (int j = 0; j < n; j++) {
            root[i * n + j] = 0;
        }
        root[i * n + i] = sigma;
        added[i] = 0;
    }

    /** Makes state {@code i} begin with the variations of {@code j} times {@code factor} added. */
    void couple(int i, int j, double factor) {
        for (int k = 0; k < n; k++) {
            root[i * n + k] += factor * root[j * n + k];
        }
    }

    /** Prediction: state i becomes so much of itself. */
    void scale(int i, double factor) {
        state[i] *= factor;
        for (int k = 0; k < n; k++) {
            root[i * n + k] *= factor;
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
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                point[k] = state[k] + SPREAD * root[k * n + i];
            }
            double above = measurement.at(point);
            for (int k = 0; k < n; k++) {
                point[k] = state[k] - SPREAD * root[k * n + i];
            }
            double below = measurement.at(point);
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
        System.arraycopy(root, i * n, gradient, 0, n);
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
        double within = noise + curvature;
        double total = within;
        for (int i = 0; i < n; i++) {
            total += gradient[i] * gradient[i];
        }
        double gain = innovation / total;
        double shrink = 1 / (total + Math.sqrt(within * total));
        for (int i = 0; i < n; i++) {
            double cross = 0;
            for (int k = 0; k < n; k++) {
                cross += root[i * n + k] * gradient[k];
            }
            state[i] += gain * cross;
            double back = shrink * cross;
            for (int k = 0; k < n; k++) {
                root[i * n + k] -= back * gradient[k];
            }
        }
    }

    /** Brings gathered noise into the root. */
    private void factorise() {
        if (!noisy) {
            return;
        }
        noisy = false;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += root[i * n + k] * root[j * n + k];
                }
                covariance[i * n + j] = sum;
            }
            covariance[i * n + i] += added[i];
            added[i] = 0;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double sum = covariance[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i * n + k] * root[j * n + k];
                }
                root[i * n + j] = sum / root[j * n + j];
                root[j * n + i] = 0;
            }
            double pivot = covariance[i * n + i];
            double least = LEAST_PIVOT * pivot + Double.MIN_NORMAL;
            for (int k = 0; k < i; k++) {
                pivot -= root[i * n + k] * root[i * n + k];
            }
            root[i * n + i] = Math.sqrt(Math.max(pivot, least));
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
        java.util.Arrays.fill(added, 0);
        noisy = false;
    }

    /** How many numbers {@link #copyTo} writes. */
    int size() {
        return n + n * n;
    }
}
