package io.presodia.firmware.estimate;

/**
 * What is known of a donor. Specific values per gram of active cathode.
 *
 * @param na2sDepletion share of the Na2S that is out, 0 to 1
 * @param na2sMilliampereHoursPerGram all of its Na2S, mAh/g
 * @param depletion share of all active sodium of the donor that is out, 0 to 1. What NPS adds
 *     overlaps with the cathode and shows in no voltage: that part is as designed, and the
 *     uncertainty says so
 * @param npsMilliampereHoursPerGram active NPS, mAh/g; always unknown: not identifiable in a cell
 *     with a cathode
 * @param inflation how much worse the physical fit is than it should be; 1 where it is as good
 * @param basis where the figures come from
 */
public record DonorEstimate(
        Estimated na2sDepletion,
        Estimated na2sMilliampereHoursPerGram,
        Estimated depletion,
        Estimated npsMilliampereHoursPerGram,
        double inflation,
        Basis basis) {
    /** Where an estimate comes from. */
    public enum Basis {
        /** There is no donor. */
        NO_DONOR,
        /** The cell file alone. */
        DESIGN,
        /** The fit of a first charge that goes on. */
        FIRST_CHARGE,
        /** The fit of the whole first charge. */
        AFTER_FIRST_CHARGE
    }
}
