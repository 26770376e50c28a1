package io.presodia.firmware.journal;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.SocEstimate;

/**
 * What the estimators held for true when a sample was recorded. Specific values per gram of active
 * cathode; {@link Estimated#UNKNOWN} for what cannot be told.
 *
 * @param soc state of charge, 0 to 1
 * @param donorDepletion share of all active sodium of the donor that is out, 0 to 1
 * @param na2sDepletion share of its Na2S that is out, 0 to 1
 * @param na2sCapacity all of its Na2S, mAh/g
 * @param sodiumDeficit vacancies of the cathode less mobile sodium, mAh/g
 * @param sodiumTrapped sodium in the anode for good, mAh/g
 * @param cathodeCapacity reversible capacity of the cathode, mAh/g
 * @param ohmsAt25 resistance that answers within a second, as at 25 °C, ohm
 * @param sodiumLimited probability that sodium and not the cathode ends a discharge, 0 to 1; NaN
 *     where nothing is known
 */
public record EstimateRow(
        Estimated soc,
        Estimated donorDepletion,
        Estimated na2sDepletion,
        Estimated na2sCapacity,
        Estimated sodiumDeficit,
        Estimated sodiumTrapped,
        Estimated cathodeCapacity,
        Estimated ohmsAt25,
        double sodiumLimited) {
    /** How many estimates with a standard deviation there are. */
    static final int PAIRS = 8;

    /** What of an estimate is kept. */
    public static EstimateRow of(CellEstimate estimate) {
        DonorEstimate donor = estimate.donor();
        boolean none = donor.basis() == DonorEstimate.Basis.NO_DONOR;
        SocEstimate inside = estimate.inside();
        return new EstimateRow(
                share(estimate.soc()),
                none ? Estimated.UNKNOWN : donor.depletion(),
                none ? Estimated.UNKNOWN : donor.na2sDepletion(),
                none ? Estimated.UNKNOWN : donor.na2sMilliampereHoursPerGram(),
                estimate.sodiumDeficitMilliampereHoursPerGram(),
                estimate.sodiumTrappedMilliampereHoursPerGram(),
                inside == null ? Estimated.UNKNOWN : inside.capacityMilliampereHoursPerGram(),
                inside == null ? Estimated.UNKNOWN : inside.ohmsAt25(),
                inside == null ? Double.NaN : inside.sodiumLimited());
    }

    /** What is counted from the charge of a donor may lie a little beyond the ends. */
    private static Estimated share(Estimated of) {
        return of.known() ? new Estimated(Math.max(0, Math.min(1, of.value())), of.sigma()) : of;
    }

    /** Those with a standard deviation, in order. */
    Estimated pair(int index) {
        return switch (index) {
            case 0 -> soc;
            case 1 -> donorDepletion;
            case 2 -> na2sDepletion;
            case 3 -> na2sCapacity;
            case 4 -> sodiumDeficit;
            case 5 -> sodiumTrapped;
            case 6 -> cathodeCapacity;
            case 7 -> ohmsAt25;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /** From pairs in the order of {@link #pair}. */
    static EstimateRow of(Estimated[] pairs, double sodiumLimited) {
        return new EstimateRow(
                pairs[0],
                pairs[1],
                pairs[2],
                pairs[3],
                pairs[4],
                pairs[5],
                pairs[6],
                pairs[7],
                sodiumLimited);
    }
}
