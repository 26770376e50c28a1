package io.presodia.firmware.telemetry;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;

/** How much sodium of a cell goes to and fro. */
public final class SodiumInventory {
    private SodiumInventory() {}

    /**
     * Cyclable sodium, in mAh per gram of active cathode: what the cathode can hold less what is
     * missing to fill it. Sodium in excess cycles nowhere. The uncertainty takes both for
     * independent, which makes it rather too large than too small, since a larger cathode shows as
     * a larger deficit.
     *
     * @return {@link Estimated#UNKNOWN} where either is
     */
    public static Estimated of(EstimateRow row) {
        Estimated capacity = row.cathodeCapacity();
        Estimated deficit = row.sodiumDeficit();
        if (!capacity.known() || !deficit.known()) {
            return Estimated.UNKNOWN;
        }
        boolean missing = deficit.value() > 0;
        return new Estimated(
                capacity.value() - (missing ? deficit.value() : 0),
                missing
                        ? StrictMath.sqrt(
                                capacity.sigma() * capacity.sigma()
                                        + deficit.sigma() * deficit.sigma())
                        : capacity.sigma());
    }
}
