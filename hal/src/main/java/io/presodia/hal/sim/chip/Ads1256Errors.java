package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.NoiseSource;

/**
 * How one ADS1256 and the reference beside it differ from the ideal. Hidden from the firmware.
 *
 * @param referenceVolts actual voltage between the reference pins, nominally 2.5
 * @param offsetVolts input-referred offset before calibration
 * @param gainError fraction by which the gain before calibration is off; self calibration sees and
 *     removes it
 * @param residualGainError fraction that self calibration leaves, at a gain of 1 (datasheet: 0.005
 *     % typical)
 * @param nonlinearity largest deviation from the line as a fraction of full scale (datasheet: 3 ppm
 *     typical, 10 ppm max)
 * @param offsetDriftVoltsPerKelvin at a gain of 1 (datasheet: 100 nV/K typical)
 * @param gainDriftPerKelvin fraction per kelvin (datasheet: 0.8 ppm/K typical)
 */
public record Ads1256Errors(
        double referenceVolts,
        double offsetVolts,
        double gainError,
        double residualGainError,
        double nonlinearity,
        double offsetDriftVoltsPerKelvin,
        double gainDriftPerKelvin) {

    /** A part and a reference without any error; noise remains. */
    public static final Ads1256Errors NONE = new Ads1256Errors(2.5, 0, 0, 0, 0, 0, 0);

    /**
     * A part within its datasheet limits (SBAS288K, electrical characteristics), fixed by seed and
     * name. Offset and gain error before calibration are not in the datasheet; assumed: 0.5 mV and
     * 1 %. The reference is assumed to be within 0.04 % (a 2.5 V series reference of the better
     * grade).
     */
    public static Ads1256Errors drawn(long runSeed, String chip) {
        NoiseSource random = new NoiseSource(runSeed, chip + "/errors");
        return new Ads1256Errors(
                2.5 + random.gaussianWithin(0.4e-3, 1e-3),
                random.gaussianWithin(0.25e-3, 0.5e-3),
                random.gaussianWithin(0.005, 0.01),
                random.gaussianWithin(2.5e-5, 5e-5),
                random.gaussianWithin(3e-6, 10e-6),
                random.gaussianWithin(50e-9, 100e-9),
                random.gaussianWithin(0.4e-6, 0.8e-6));
    }
}
