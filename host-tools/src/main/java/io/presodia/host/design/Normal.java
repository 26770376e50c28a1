package io.presodia.host.design;

/** The standard normal distribution. */
final class Normal {
    private static final double FARTHEST = 8;
    private static final double PER_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private Normal() {}

    static double density(double z) {
        return PER_ROOT_TWO_PI * StrictMath.exp(-0.5 * z * z);
    }

    /**
     * Probability to lie below {@code z}, to 1e-15 absolute: 1/2 + density (z + z^3/3 + z^5/15 +
     * ...), after G. Marsaglia, J. Stat. Softw. 11 (2004) 4.
     */
    static double below(double z) {
        if (z > FARTHEST || z < -FARTHEST) {
            return z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + sum * density(z);
    }
}
