package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Estimand;
import java.util.Locale;

/**
 * A limit on what is held for true of the cell's inside. It fires on evidence alone: charge has
 * passed, the estimate rests on it, and the band is narrow. What is not identified never fires, and
 * the end of the step then tells why.
 */
final class EstimateWatch implements Watch {
    private final EndCondition.EstimateLevel condition;
    private final double oneCAmpereHours;
    private boolean known;
    private Lack lack = Lack.NOTHING_HELD;
    private double sigma = Double.NaN;

    /** Why an estimate is no evidence. */
    private enum Lack {
        NONE,
        NOTHING_HELD,
        TOO_LITTLE_PASSED,
        TOO_LITTLE_DISCHARGED,
        FROM_THE_FILE,
        TOO_WIDE
    }

    /**
     * @param oneCAmpereHours charge of an hour at 1C, A h
     */
    EstimateWatch(EndCondition.EstimateLevel condition, double oneCAmpereHours) {
        this.condition = condition;
        this.oneCAmpereHours = oneCAmpereHours;
    }

    @Override
    public void observe(Moment moment) {
        lack = lack(moment);
        known |= lack == Lack.NONE;
    }

    @Override
    public boolean fires(Moment moment) {
        CellEstimate estimate = moment.estimate;
        if (estimate == null || lack(moment) != Lack.NONE) {
            return false;
        }
        Estimated now = of(estimate);
        double towards = condition.comparison() == Comparison.ABOVE ? -1 : 1;
        double sure = now.value() + towards * condition.sigmas() * now.sigma();
        return condition.comparison().reached(sure, condition.level());
    }

    @Override
    public double value(Moment moment) {
        CellEstimate estimate = moment.estimate;
        return estimate == null || lack(moment) != Lack.NONE ? Double.NaN : of(estimate).value();
    }

    @Override
    public double limit() {
        return condition.level();
    }

    @Override
    public String name() {
        String sure = condition.sigmas() == 0 ? "" : " by " + condition.sigmas() + " sigma";
        return condition.quantity().key() + " " + condition.comparison().sign() + sure;
    }

    @Override
    public String neverKnown() {
        if (known) {
            return "";
        }
        Estimand quantity = condition.quantity();
        return quantity.key()
                + " was never known in this step: "
                + switch (lack) {
                    case NONE, NOTHING_HELD -> "nothing is estimated of this cell";
                    case TOO_LITTLE_PASSED ->
                            "less charge has passed in the run than "
                                    + share(quantity.leastPassed());
                    case TOO_LITTLE_DISCHARGED ->
                            "the run has not discharged "
                                    + share(quantity.leastDischarged())
                                    + ", which shows how much sodium comes back";
                    case FROM_THE_FILE -> "only the cell file speaks for it";
                    case TOO_WIDE ->
                            String.format(
                                    Locale.ROOT,
                                    "its standard deviation is %.2g%s, must be %s%s or less",
                                    sigma,
                                    quantity.unit(),
                                    quantity.widestSigma(),
                                    quantity.unit());
                };
    }

    private static String share(double ofOneC) {
        return String.format(Locale.ROOT, "%.0f %% of 1C for an hour", 100 * ofOneC);
    }

    private Lack lack(Moment moment) {
        CellEstimate estimate = moment.estimate;
        if (estimate == null) {
            return Lack.NOTHING_HELD;
        }
        Estimand quantity = condition.quantity();
        double passed = moment.runChargeAmpereHours + moment.runDischargeAmpereHours;
        if (!(passed >= quantity.leastPassed() * oneCAmpereHours)) {
            return Lack.TOO_LITTLE_PASSED;
        }
        if (!(moment.runDischargeAmpereHours >= quantity.leastDischarged() * oneCAmpereHours)) {
            return Lack.TOO_LITTLE_DISCHARGED;
        }
        if (!fromEvidence(estimate)) {
            return Lack.FROM_THE_FILE;
        }
        sigma = of(estimate).sigma();
        return sigma <= quantity.widestSigma() ? Lack.NONE : Lack.TOO_WIDE;
    }

    /** During a first charge all rests on what the donor gave: on its fit, where it has one. */
    private boolean fromEvidence(CellEstimate estimate) {
        DonorEstimate.Basis basis = estimate.donor().basis();
        boolean fitted =
                switch (basis) {
                    case NO_DONOR, DESIGN -> false;
                    case FIRST_CHARGE, AFTER_FIRST_CHARGE -> true;
                };
        return switch (condition.quantity()) {
            case SOC ->
                    estimate.inside() != null || fitted || basis == DonorEstimate.Basis.NO_DONOR;
            case DONOR_DEPLETION -> fitted;
            case SODIUM_DEFICIT -> estimate.inside() != null;
        };
    }

    private Estimated of(CellEstimate estimate) {
        return switch (condition.quantity()) {
            case SOC -> estimate.soc();
            case DONOR_DEPLETION -> estimate.donor().na2sDepletion();
            case SODIUM_DEFICIT -> estimate.sodiumDeficitMilliampereHoursPerGram();
        };
    }

    @Override
    public void save(Memory memory) {
        memory.put(known);
    }

    @Override
    public void load(Memory memory) {
        known = memory.takeFlag();
    }
}
