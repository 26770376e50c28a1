package io.presodia.firmware.estimate;

/** The normal distribution. */
final class Gauss {
    private Gauss() {}

    /**
     * Probability of a standard normal value below {@code z}; error below 1e-7 (Abramowitz and
     * Stegun, formula 26.2.17).
     */
    static double below(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail =
                0.3989422804014327
                        * StrictMath.exp(-0.5 * z * z)
                        * t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }
}
