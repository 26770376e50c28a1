package io.presodia.firmware.estimate;

/** What the donor's fit believes of its parameters before it has seen anything. */
final class FitPriors {
    /**
     * Degrees of freedom of Student's distribution of the dose: a file that was mixed up is less
     * seldom than a Gaussian would have it, and within two deviations the two agree.
     */
    private static final double DOSE_FREEDOM = 4;

    private final double[] mean = new double[FirstChargeModel.PARAMETERS];
    private final double[] sigma = new double[FirstChargeModel.PARAMETERS];

    /**
     * @param coulometer relative error of the counted charge
     */
    FitPriors(DonorTuning tuning, Meters meters, double coulometer) {
        tuning.deviations(sigma, meters, coulometer);
        mean[FirstChargeModel.WIDTH] = 1;
        mean[FirstChargeModel.OHMIC] = 1;
        mean[FirstChargeModel.NPS] = 1;
        mean[FirstChargeModel.HYSTERESIS] = 1;
    }

    /** The expected parameters, anew. */
    double[] means() {
        return mean.clone();
    }

    double mean(int parameter) {
        return mean[parameter];
    }

    double sigma(int parameter) {
        return sigma[parameter];
    }

    /** How improbable a value is: its squared deviation, less than that far out for the dose. */
    private double improbable(int parameter, double value) {
        double off = (value - mean[parameter]) / sigma[parameter];
        double square = off * off;
        return parameter == FirstChargeModel.CAPACITY
                ? DOSE_FREEDOM * StrictMath.log1p(square / DOSE_FREEDOM)
                : square;
    }

    /** Standard deviation of the Gaussian that pulls at a value as the prior does. */
    double believed(int parameter, double value) {
        double off = (value - mean[parameter]) / sigma[parameter];
        return parameter == FirstChargeModel.CAPACITY
                ? sigma[parameter] * Math.sqrt(1 + off * off / DOSE_FREEDOM)
                : sigma[parameter];
    }

    /** How improbable all values are together. */
    double improbable(double[] values) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += improbable(k, values[k]);
        }
        return sum;
    }

    /** The same of the cell alone: what the instruments are off tells nothing of it. */
    double improbableCell(double[] values) {
        int scale = FirstChargeModel.SCALE;
        return improbable(values) - improbable(scale, values[scale]);
    }
}
