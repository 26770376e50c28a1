package io.presodia.host.design;

import io.presodia.host.run.Uncertain;

/**
 * What a dose does in the first cycle. Charges in mAh per gram of active cathode material.
 *
 * @param wtPercentOnTop donor mass over composite mass without donor, wt%
 * @param donorCharge what the donor gives
 * @param firstCharge what cathode and donor give together
 * @param discharge the lesser of what the anode can return and the cathode can take
 * @param dischargeSpread expectation and standard uncertainty of that with uncertain inputs: close
 *     to the kink the expectation lies below {@code discharge}
 * @param region which of the two it is
 * @param cathodeLimitedProbability probability that the cathode is what limits, 0 to 1
 * @param strandedCharge mobile sodium that stays in the anode because the cathode is full
 * @param npWithDonor anode capacity over everything it has to take
 * @param donorGrams mass of donor per gram of active cathode
 * @param anodeGrams mass of anode host per gram of active cathode
 * @param residueWtPercent what is left of the donor over composite mass without donor, wt%
 */
public record DosePoint(
        double wtPercentOnTop,
        double donorCharge,
        double firstCharge,
        double discharge,
        Uncertain dischargeSpread,
        Region region,
        double cathodeLimitedProbability,
        double strandedCharge,
        double npWithDonor,
        double donorGrams,
        double anodeGrams,
        double residueWtPercent) {
    /** Coulombic efficiency of the first cycle, 0 to 1. */
    public double efficiency() {
        return discharge / firstCharge;
    }

    /**
     * Mass of active cathode, anode host and donor per gram of active cathode: the paper's basis.
     */
    public double electrodeGrams() {
        return 1 + donorGrams + anodeGrams;
    }
}
