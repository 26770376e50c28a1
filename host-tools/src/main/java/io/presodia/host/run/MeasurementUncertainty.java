package io.presodia.host.run;

/**
 * Standard uncertainties of what a capacity is made of. All are systematic over a run, so they do
 * not average out over samples.
 *
 * @param massSigmaGrams of the mass of cathode active material, g
 * @param gainPpm of the current gain, from the residual of the calibration, parts per million
 * @param offsetAmperes of the current offset that auto-zero leaves, A
 * @param asymmetryPpm of the gain on charge relative to the gain on discharge (non-linearity),
 *     parts per million
 */
public record MeasurementUncertainty(
        double massSigmaGrams, double gainPpm, double offsetAmperes, double asymmetryPpm) {
    public MeasurementUncertainty {
        requireNotNegative("massSigmaGrams", massSigmaGrams);
        requireNotNegative("gainPpm", gainPpm);
        requireNotNegative("offsetAmperes", offsetAmperes);
        requireNotNegative("asymmetryPpm", asymmetryPpm);
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
        }
    }
}
