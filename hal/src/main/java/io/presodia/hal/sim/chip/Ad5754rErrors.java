package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.NoiseSource;

/**
 * How one channel of an AD5754R differs from the ideal. Hidden from the firmware.
 *
 * @param offsetVolts offset at zero code, or at midscale for bipolar ranges (datasheet: 6 mV max)
 * @param gainError fraction of full scale (datasheet: 0.025 % max)
 * @param nonlinearityLsb largest deviation from the line (datasheet: 16 LSB max)
 */
public record Ad5754rErrors(double offsetVolts, double gainError, double nonlinearityLsb) {

    /** A channel without any error. */
    public static final Ad5754rErrors NONE = new Ad5754rErrors(0, 0, 0);

    /**
     * A channel within the limits of the specifications table, a third of them as standard
     * deviation.
     */
    public static Ad5754rErrors drawn(NoiseSource random) {
        return new Ad5754rErrors(
                random.gaussianWithin(2e-3, 6e-3),
                random.gaussianWithin(0.8e-4, 2.5e-4),
                random.gaussianWithin(5, 16));
    }
}
