package io.presodia.host.analysis;

/**
 * The smallest value of x'Qx/2 − b'x over x of no negative element, Q symmetric and positive
 * definite: the active set method of Lawson and Hanson (Solving Least Squares Problems, 1974,
 * chapter 23) on the normal equations.
 */
final class NonNegative {
    private static final double TOLERANCE = 1e-10;

    private final double[][] q;
    private final double[] b;
    private final double[] x;
    private final boolean[] free;

    private NonNegative(double[][] q, double[] b) {
        this.q = q;
        this.b = b;
        this.x = new double[b.length];
        this.free = new boolean[b.length];
    }

    static double[] solve(double[][] q, double[] b) {
        return new NonNegative(q, b).solve();
    }

    private double[] solve() {
        double scale = 0;
        for (double value : b) {
            scale = Math.max(scale, Math.abs(value));
        }
        // Each pass frees one element; none can be needed more often than a few times.
        for (int pass = 0; pass < 10 * b.length; pass++) {
            int best = steepest(TOLERANCE * scale);
            if (best < 0) {
                break;
            }
            free[best] = true;
            while (!advance()) {
                // An element came to its bound and is held there now.
            }
        }
        return x;
    }

    /** The held element along which the value falls most; -1 where it falls along none. */
    private int steepest(double least) {
        int best = -1;
        double most = least;
        for (int i = 0; i < b.length; i++) {
            if (!free[i]) {
                double gradient = b[i];
                for (int j = 0; j < b.length; j++) {
                    gradient -= q[i][j] * x[j];
                }
                if (gradient > most) {
                    most = gradient;
                    best = i;
                }
            }
        }
        return best;
    }

    /** Goes to the optimum of the free elements, or as far as the first of them becomes 0. */
    private boolean advance() {
        double[] goal = unbounded();
        double share = 1;
        int first = -1;
        for (int i = 0; i < b.length; i++) {
            if (free[i] && goal[i] <= 0) {
                double reach = x[i] / (x[i] - goal[i]);
                if (first < 0 || reach < share) {
                    share = reach;
                    first = i;
                }
            }
        }
        for (int i = 0; i < b.length; i++) {
            if (free[i]) {
                x[i] += share * (goal[i] - x[i]);
            }
        }
        if (first < 0) {
            return true;
        }
        x[first] = 0;
        free[first] = false;
        return false;
    }

    /** The optimum of the free elements with the others at 0, by Cholesky's factors. */
    private double[] unbounded() {
        int[] index = new int[b.length];
        int n = 0;
        for (int i = 0; i < b.length; i++) {
            if (free[i]) {
                index[n++] = i;
            }
        }
        double[][] l = new double[n][n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double right = b[index[i]];
            for (int j = 0; j <= i; j++) {
                double sum = q[index[i]][index[j]];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
            for (int k = 0; k < i; k++) {
                right -= l[i][k] * y[k];
            }
            y[i] = right / l[i][i];
        }
        double[] goal = new double[b.length];
        for (int i = n - 1; i >= 0; i--) {
            double right = y[i];
            for (int k = i + 1; k < n; k++) {
                right -= l[k][i] * goal[index[k]];
            }
            goal[index[i]] = right / l[i][i];
        }
        return goal;
    }
}
