package io.presodia.host.design;

import java.util.EnumMap;
import java.util.Map;

/** Inputs by hand, in the units people use. */
final class Designs {
    private Designs() {}

    /** Tin, N/P 1.1, 50 wt% active material, the paper's donor; usual uncertainties. */
    static DonorInputs inputs(double cathodeCharge, double efficiencyPercent, double icePercent) {
        Map<Input, Estimate> estimates = new EnumMap<>(Input.class);
        put(estimates, Input.CATHODE_FIRST_CHARGE, cathodeCharge, 0.012 * cathodeCharge);
        put(estimates, Input.CATHODE_EFFICIENCY, efficiencyPercent, 0.5);
        put(estimates, Input.ICE, icePercent, 1);
        put(estimates, Input.ACTIVE_FRACTION, 50, 0.5);
        put(estimates, Input.DONOR_CAPACITY, 511.7, 0.06 * 511.7);
        put(estimates, Input.DONOR_UTILISATION, 100, 2);
        return new DonorInputs(estimates, 0, new NpRatio(1.1, true), 846.6);
    }

    /** NCO || Sn with 0.8 of 3.75 sodium trapped. */
    static DonorInputs ncoSn() {
        return inputs(120.38, 97.61, 100 * (1 - 0.8 / 3.75));
    }

    static DonorInputs with(DonorInputs inputs, Input input, double shown) {
        return inputs.with(input, new Estimate(shown / input.scale(), inputs.sigma(input), "test"));
    }

    private static void put(
            Map<Input, Estimate> estimates, Input input, double shown, double sigma) {
        estimates.put(input, new Estimate(shown / input.scale(), sigma / input.scale(), "test"));
    }
}
