package io.presodia.firmware.estimate;

/**
 * The sodium balance of a cell on its first charge: what passed came out of donor and cathode and
 * went into the anode, where a share of it stays. Specific charges, mAh/g.
 */
final class FirstCharge {
    /** Relative standard deviation of the active NPS, which no voltage shows. */
    static final double NPS_SIGMA = 0.20;

    /** Of the charge itself and what the first efficiency takes of it, mAh/g; assumed. */
    private static final double COUNTED_SIGMA = 0.5;

    private final CellModel model;
    private final SocTuning tuning;
    private final double trapShare;

    FirstCharge(CellModel model, SocTuning tuning) {
        this.model = model;
        this.tuning = tuning;
        trapShare = model.host() == null ? 0 : model.host().trapFraction().value();
    }

    /**
     * What is known after a charge.
     *
     * @param passed net charge since the beginning; uncertain by what nobody counted
     * @param most largest such charge
     * @param na2s what the Na2S of the donor gave
     * @param nps what its NPS gave
     * @param offsetSigma standard deviation of the current's offset, mA/g
     * @param voltsSigma standard deviation of the voltmeter's constant error, V
     */
    SocPrior after(
            Estimated passed,
            double most,
            Estimated na2s,
            double nps,
            double offsetSigma,
            double voltsSigma) {
        double kept = (1 - model.firstEfficiency()) * Math.max(0, most - na2s.value() - nps);
        double vacancies = passed.value() - na2s.value() - nps - kept;
        double npsSigma = NPS_SIGMA * nps;
        double vacancySigma =
                Math.sqrt(
                        na2s.sigma() * na2s.sigma()
                                + npsSigma * npsSigma
                                + COUNTED_SIGMA * COUNTED_SIGMA);
        double trapped = trapShare * Math.max(0, most);
        double trappedSigma = Math.max(0.1, tuning.trapped() * trapped);
        double deficit = model.host() == null ? 0 : vacancies - (passed.value() - trapped);
        double q = model.capacity();
        double soc = Math.min(vacancies, vacancies - deficit) / (q - Math.max(deficit, 0));
        double socSigma =
                Math.sqrt(
                                vacancySigma * vacancySigma
                                        + passed.sigma() * passed.sigma()
                                        + (deficit > 0 ? trappedSigma * trappedSigma : 0))
                        / q;
        return new SocPrior(
                new Estimated(soc, Math.max(0.005, socSigma)),
                new Estimated(
                        deficit,
                        Math.sqrt(vacancySigma * vacancySigma + trappedSigma * trappedSigma)),
                new Estimated(1, tuning.capacity()),
                new Estimated(trapped, trappedSigma),
                voltsSigma,
                offsetSigma);
    }
}
