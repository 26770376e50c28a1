package io.presodia.hal.board;

/**
 * The PT100 (IEC 60751) at each cell, in four wires. One current source feeds the reference
 * resistor between REFP and REFN and then the PT100, so the ratio is free of the source's error.
 *
 * @param referenceOhms resistor between REFP and REFN
 * @param excitationAmperes current source, one of the converter's settings
 * @param gain amplifier gain of the converter: 1 to 128 in powers of two
 * @param positive converter input, from 0
 * @param negative converter input, from 0
 */
public record Pt100Spec(
        double referenceOhms, double excitationAmperes, int gain, int positive, int negative) {
    /** Largest resistance the converter can read, Ω. */
    public double fullScaleOhms() {
        return referenceOhms / gain;
    }
}
