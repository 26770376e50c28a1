package io.presodia.firmware.estimate;

import org.jspecify.annotations.Nullable;

/**
 * What a channel's estimators hold for true.
 *
 * @param soc state of charge, 0 to 1: what can come back over what the cell can hold
 * @param donor how much of the donor is spent
 * @param inside the filter's view; null during a first charge, when no filter runs
 * @param sodiumDeficitMilliampereHoursPerGram vacancies of the cathode less mobile sodium, mAh/g
 * @param sodiumTrappedMilliampereHoursPerGram sodium in the anode for good, mAh/g
 * @param reservoir what the donor's residue gave over cycles; null for a cell without a donor
 * @param efficiencyDrift how the coulombic efficiency changes; null with too few comparable cycles
 */
public record CellEstimate(
        Estimated soc,
        DonorEstimate donor,
        @Nullable SocEstimate inside,
        Estimated sodiumDeficitMilliampereHoursPerGram,
        Estimated sodiumTrappedMilliampereHoursPerGram,
        @Nullable Reservoir reservoir,
        @Nullable EfficiencyDrift efficiencyDrift) {
    /** Before any cycle. */
    public CellEstimate(
            Estimated soc,
            DonorEstimate donor,
            @Nullable SocEstimate inside,
            Estimated sodiumDeficitMilliampereHoursPerGram,
            Estimated sodiumTrappedMilliampereHoursPerGram) {
        this(
                soc,
                donor,
                inside,
                sodiumDeficitMilliampereHoursPerGram,
                sodiumTrappedMilliampereHoursPerGram,
                donor.basis() == DonorEstimate.Basis.NO_DONOR ? null : Reservoir.NOTHING,
                null);
    }
}
