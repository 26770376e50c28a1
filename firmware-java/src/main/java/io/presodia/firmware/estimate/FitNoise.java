package io.presodia.firmware.estimate;

/**
 * How far a record of the first charge may be off its model. Where the whole fit is worse than it
 * should be, the records are not as good as they are taken for: they must not drag the parameters
 * further from their priors than they deserve.
 */
final class FitNoise {
    /**
     * How far the anode's first sodiation may differ from its curve, V, and the charge over which
     * it comes to it, mAh/g; assumed: nucleation and hysteresis are not those of later cycles.
     */
    private static final double START_VOLTS = 0.030;

    private static final double START_CHARGE = 3;

    /** Comparisons from which their noise is judged. */
    private static final double LEAST_COUNT = 4;

    /** Misfit per comparison that is as it should be. */
    private static final double USUAL_MISFIT = 1.0;

    private static final double MOST_SCALE = 25;

    /** How much the scale may rise in one step of the fit. */
    private static final double RISE = 1.15;

    private static final double STEEPEST = 0.3;
    private static final double LEAST_CHARGE = 1e-3;

    private final FirstChargeLog log;
    private final DonorTuning tuning;
    private double scale = 1;

    FitNoise(FirstChargeLog log, DonorTuning tuning) {
        this.log = log;
        this.tuning = tuning;
    }

    /**
     * Variance of a record, V2.
     *
     * @param volts what the model says of all records
     */
    double variance(int i, double[] volts) {
        double charge = log.charge(i);
        double slope = i == 0 || charge <= 0 ? 0 : (volts[i] - volts[i - 1]) / charge;
        double sideways = tuning.noiseCharge() * Math.min(Math.abs(slope), STEEPEST);
        double share = Math.min(1, Math.max(LEAST_CHARGE, Math.abs(charge)) / tuning.correlation());
        double start = START_VOLTS * START_CHARGE / (START_CHARGE + log.chargeBefore(i));
        double own = tuning.noiseVolts() * tuning.noiseVolts() + start * start;
        return scale * (own + sideways * sideways) / share;
    }

    /**
     * Takes in how badly a step of the fit did: slowly up and at once down, so that the parameters
     * get their chance to do better first.
     *
     * @param misfit sum of the squares over their variances
     * @param count independent comparisons in it
     * @return whether variances have changed
     */
    boolean rescale(double misfit, double count) {
        if (count < LEAST_COUNT) {
            return false;
        }
        double should = scale * misfit / (USUAL_MISFIT * count);
        double next = Math.max(1, Math.min(Math.min(MOST_SCALE, should), RISE * scale));
        boolean changed = next != scale;
        scale = next;
        return changed;
    }
}
