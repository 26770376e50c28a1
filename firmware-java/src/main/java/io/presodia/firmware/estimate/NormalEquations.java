package io.presodia.firmware.estimate;

/** A symmetric positive definite system, solved by Cholesky's method without allocating. */
final class NormalEquations {
    private static final double LEAST_PIVOT = 1e-12;

    private final int n;
    private final double[] matrix;
    private final double[] factor;
    private final double[] half;

    NormalEquations(int unknowns) {
        n = unknowns;
        matrix = new double[n * n];
        factor = new double[n * n];
        half = new double[n];
    }

    /** The matrix, row by row; only what lies on and below its diagonal counts. */
    double[] matrix() {
        return matrix;
    }

    /** Factorises the matrix with this share of its diagonal added. */
    void factorise(double damping) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j] * (i == j ? 1 + damping : 1);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * n + k] * factor[j * n + k];
                }
                factor[i * n + j] =
                        i == j
                                ? Math.sqrt(Math.max(sum, LEAST_PIVOT * matrix[i * n + i]))
                                : sum / factor[j * n + j];
            }
        }
    }

    /** Solves for a right side. */
    void solve(double[] right, double[] solution) {
        forward(right, 0);
        for (int i = n - 1; i >= 0; i--) {
            double sum = half[i];
            for (int j = i + 1; j < n; j++) {
                sum -= factor[j * n + i] * solution[j];
            }
            solution[i] = sum / factor[i * n + i];
        }
    }

    /** g^T M^-1 g of the vector that begins at {@code at}. */
    double variance(double[] g, int at) {
        forward(g, at);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += half[i] * half[i];
        }
        return sum;
    }

    private void forward(double[] right, int at) {
        for (int i = 0; i < n; i++) {
            double sum = right[at + i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i * n + j] * half[j];
            }
            half[i] = sum / factor[i * n + i];
        }
    }
}
