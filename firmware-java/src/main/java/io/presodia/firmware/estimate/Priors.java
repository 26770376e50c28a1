package io.presodia.firmware.estimate;

/** What is known of a cell before its voltage is looked at. */
final class Priors {
    /** Sodium that an unknown history may have cost, mAh/g: 0 to 12, all alike likely. */
    private static final double MOST_LOSS = 12;

    /** Share of the cathode that it may have cost. */
    private static final double MOST_FADE = 0.04;

    private static final double UNIFORM = 1 / Math.sqrt(12);

    private Priors() {}

    /** A cell that was activated as designed and then used in an unknown way. */
    static SocPrior used(CellModel model, SocTuning tuning, Meters meters, Estimated soc) {
        double trapped = model.freshTrapped();
        double trappedSigma = Math.max(0.1, tuning.trapped() * trapped);
        double loss = UNIFORM * MOST_LOSS;
        double donor = 0.06 * Math.max(0, model.firstCharge() - model.capacity());
        double built = tuning.capacity() * model.capacity();
        double deficitSigma =
                Math.sqrt(
                        loss * loss + donor * donor + built * built + trappedSigma * trappedSigma);
        double fade = UNIFORM * MOST_FADE;
        return new SocPrior(
                soc,
                new Estimated(model.freshDeficit() + 0.5 * MOST_LOSS, deficitSigma),
                new Estimated(
                        1 - 0.5 * MOST_FADE,
                        Math.sqrt(fade * fade + tuning.capacity() * tuning.capacity())),
                new Estimated(trapped, trappedSigma),
                meters.voltsBias(),
                meters.offsetAmperes() * 1e3 / model.grams());
    }
}
