package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Estimand;
import org.jspecify.annotations.Nullable;

/** A limit on what is held for true of the cell's inside. What is not identified never fires. */
record EstimateWatch(EndCondition.EstimateLevel condition) implements Watch {
    @Override
    public boolean fires(Moment moment) {
        Estimated now = identified(condition.quantity(), moment.estimate);
        double towards = condition.comparison() == Comparison.ABOVE ? -1 : 1;
        double sure = now.value() + towards * condition.sigmas() * now.sigma();
        return condition.comparison().reached(sure, condition.level());
    }

    @Override
    public double value(Moment moment) {
        return identified(condition.quantity(), moment.estimate).value();
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

    /** The estimate of a quantity; unknown where there is none, or none from evidence. */
    private static Estimated identified(Estimand quantity, @Nullable CellEstimate estimate) {
        if (estimate == null) {
            return new Estimated(Double.NaN, Double.NaN);
        }
        Estimated now =
                switch (quantity) {
                    case SOC -> estimate.soc();
                    case DONOR_DEPLETION -> depletion(estimate.donor());
                    case SODIUM_DEFICIT -> estimate.sodiumDeficitMilliampereHoursPerGram();
                };
        return now.sigma() <= quantity.widestSigma() ? now : new Estimated(Double.NaN, Double.NaN);
    }

    private static Estimated depletion(DonorEstimate donor) {
        return switch (donor.basis()) {
            case NO_DONOR, DESIGN -> Estimated.UNKNOWN;
            case FIRST_CHARGE, AFTER_FIRST_CHARGE -> donor.na2sDepletion();
        };
    }
}
