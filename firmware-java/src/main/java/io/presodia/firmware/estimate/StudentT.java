package io.presodia.firmware.estimate;

/**
 * Quantiles of Student's t: what a 95 % band needs where its sigma comes from a few points.
 *
 * <p>Source: NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2, column 0.975.
 */
final class StudentT {
    /** For 1 to 30 degrees of freedom. */
    private static final double[] TWO_SIDED_95 = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042
    };

    private StudentT() {}

    /**
     * How many sigmas hold 95 %.
     *
     * @param degreesOfFreedom 1 or more; beyond 30 the answer is that of 30, a little too wide
     */
    static double twoSided95(int degreesOfFreedom) {
        return TWO_SIDED_95[Math.min(degreesOfFreedom, TWO_SIDED_95.length) - 1];
    }
}
