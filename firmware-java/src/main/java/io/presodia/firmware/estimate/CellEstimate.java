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
 */
public record CellEstimate(
        Estimated soc,
        DonorEstimate donor,
        @Nullable SocEstimate inside,
        Estimated sodiumDeficitMilliampereHoursPerGram,
        Estimated sodiumTrappedMilliampereHoursPerGram) {}
