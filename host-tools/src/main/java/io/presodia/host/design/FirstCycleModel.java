package io.presodia.host.design;

import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.host.run.Uncertain;

/**
 * Discharge capacity against dose: it rises with the dose as long as the anode limits, and is flat
 * once the cathode does. Both limits are uncertain and share the cathode's capacity, so around the
 * kink expectation and uncertainty of the lesser of the two follow from C. E. Clark, Oper. Res. 9
 * (1961) 145: exact for normal variables.
 */
final class FirstCycleModel {
    /** Mass of sodium that leaves with a charge, g/mAh. */
    private static final double SODIUM_GRAMS_PER_MILLIAMPERE_HOUR =
            PhysicalConstants.SODIUM_GRAMS_PER_MOLE
                    * 3.6
                    / PhysicalConstants.FARADAY_COULOMBS_PER_MOLE;

    private static final double PERCENT = 100;

    private final DonorInputs in;

    FirstCycleModel(DonorInputs in) {
        this.in = in;
    }

    DosePoint at(double wtPercentOnTop) {
        double w = wtPercentOnTop / PERCENT;
        double cathode = in.value(Input.CATHODE_FIRST_CHARGE);
        double ice = in.value(Input.ICE);
        double efficiency = in.value(Input.CATHODE_EFFICIENCY);
        double used = in.value(Input.DONOR_UTILISATION) * in.value(Input.DONOR_CAPACITY);
        double donorGrams = w / in.value(Input.ACTIVE_FRACTION);
        double donor = donorGrams * used;
        double first = cathode + donor;
        double returned = first * ice;
        double taken = efficiency * cathode;
        Spread spread = spread(donor, returned, taken);
        return new DosePoint(
                wtPercentOnTop,
                donor,
                first,
                Math.min(returned, taken),
                spread.least(),
                returned < taken ? Region.ANODE_LIMITED : Region.CATHODE_LIMITED,
                spread.secondLess(),
                Math.max(0, returned - taken),
                in.npRatio().withDonor(cathode, donor),
                donorGrams,
                in.npRatio().anode(cathode, donor) / in.anodeCapacity(),
                wtPercentOnTop * (1 - used * SODIUM_GRAMS_PER_MILLIAMPERE_HOUR));
    }

    /**
     * Probability that a dose leaves at least the wanted surplus of mobile sodium: that what the
     * anode returns less what the cathode takes is not below it. Nearly linear in every input, so
     * better described by its first order than the dose itself.
     */
    double enough(double wtPercentOnTop) {
        double donor =
                wtPercentOnTop
                        / PERCENT
                        / in.value(Input.ACTIVE_FRACTION)
                        * in.value(Input.DONOR_UTILISATION)
                        * in.value(Input.DONOR_CAPACITY);
        double cathode = in.value(Input.CATHODE_FIRST_CHARGE);
        double over = 1 + in.surplus();
        double left =
                (cathode + donor) * in.value(Input.ICE)
                        - over * in.value(Input.CATHODE_EFFICIENCY) * cathode;
        double variance =
                squared(
                                (in.value(Input.ICE) - over * in.value(Input.CATHODE_EFFICIENCY))
                                        * in.sigma(Input.CATHODE_FIRST_CHARGE))
                        + squared((cathode + donor) * in.sigma(Input.ICE))
                        + squared(over * cathode * in.sigma(Input.CATHODE_EFFICIENCY))
                        + squared(donor * in.value(Input.ICE)) * donorVariance();
        if (!(variance > 0)) {
            return left >= 0 ? 1 : 0;
        }
        return Normal.below(left / Math.sqrt(variance));
    }

    /** Relative variance of what a dose gives. */
    private double donorVariance() {
        return relative(Input.DONOR_CAPACITY)
                + relative(Input.DONOR_UTILISATION)
                + relative(Input.ACTIVE_FRACTION);
    }

    private record Spread(Uncertain least, double secondLess) {}

    private Spread spread(double donor, double returned, double taken) {
        double ice = in.value(Input.ICE);
        double efficiency = in.value(Input.CATHODE_EFFICIENCY);
        double cathodeVariance = squared(in.sigma(Input.CATHODE_FIRST_CHARGE));
        double returnedVariance =
                ice * ice * cathodeVariance
                        + squared(returned / ice * in.sigma(Input.ICE))
                        + squared(ice * donor) * donorVariance();
        double takenVariance =
                efficiency * efficiency * cathodeVariance
                        + squared(taken / efficiency * in.sigma(Input.CATHODE_EFFICIENCY));
        double covariance = ice * efficiency * cathodeVariance;
        double apart = Math.sqrt(returnedVariance + takenVariance - 2 * covariance);
        if (!(apart > 0)) {
            return new Spread(
                    new Uncertain(Math.min(returned, taken), 0), returned < taken ? 0 : 1);
        }
        double z = (returned - taken) / apart;
        double takenLess = Normal.below(z);
        double overlap = apart * Normal.density(z);
        double mean = returned * (1 - takenLess) + taken * takenLess - overlap;
        double square =
                (returned * returned + returnedVariance) * (1 - takenLess)
                        + (taken * taken + takenVariance) * takenLess
                        - (returned + taken) * overlap;
        return new Spread(
                new Uncertain(mean, Math.sqrt(Math.max(0, square - mean * mean))), takenLess);
    }

    private double relative(Input input) {
        return squared(in.sigma(input) / in.value(input));
    }

    private static double squared(double value) {
        return value * value;
    }
}
