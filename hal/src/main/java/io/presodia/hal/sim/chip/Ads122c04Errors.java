package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.NoiseSource;

/**
 * How one ADS122C04 differs from the ideal. Hidden from the firmware.
 *
 * @param referenceVolts its internal reference, nominally 2.048 (datasheet: 0.15 % max)
 * @param offsetVolts input-referred (datasheet: 4 uV typical with the amplifier; 30 uV assumed as
 *     limit)
 * @param gainError fraction (datasheet: 0.01 % typical, 0.1 % max)
 * @param clockError fraction by which conversions take longer (datasheet: 2 % max in normal mode)
 * @param idacError fraction by which both current sources are off (datasheet: 1 % typical, 6 % max)
 * @param idacMismatch fraction by which the second source exceeds the first (datasheet: 0.3 %
 *     typical)
 * @param offsetDriftVoltsPerKelvin (datasheet: 0.08 uV/K typical)
 * @param gainDriftPerKelvin fraction per kelvin (datasheet: 1 ppm/K typical)
 */
public record Ads122c04Errors(
        double referenceVolts,
        double offsetVolts,
        double gainError,
        double clockError,
        double idacError,
        double idacMismatch,
        double offsetDriftVoltsPerKelvin,
        double gainDriftPerKelvin) {

    /** A part without any error; noise remains. */
    public static final Ads122c04Errors NONE = new Ads122c04Errors(2.048, 0, 0, 0, 0, 0, 0, 0);

    /**
     * A part within its datasheet limits (SBAS751B, electrical characteristics), fixed by seed and
     * name.
     */
    public static Ads122c04Errors drawn(long runSeed, String chip) {
        NoiseSource random = new NoiseSource(runSeed, chip + "/errors");
        return new Ads122c04Errors(
                2.048 * (1 + random.gaussianWithin(0.5e-3, 1.5e-3)),
                random.gaussianWithin(4e-6, 30e-6),
                random.gaussianWithin(1e-4, 1e-3),
                random.gaussianWithin(0.005, 0.02),
                random.gaussianWithin(0.01, 0.06),
                random.gaussianWithin(0.003, 0.01),
                random.gaussianWithin(0.08e-6, 0.3e-6),
                random.gaussianWithin(1e-6, 4e-6));
    }
}
