package io.presodia.hal.board;

/**
 * A nominal amplifier: {@code converterVolts = gain · sourceVolts + offsetVolts}. What the copy at
 * hand does differently is in its calibration.
 *
 * @param gain V/V, not zero
 * @param offsetVolts at the converter
 */
public record LinearMap(double gain, double offsetVolts) {
    public LinearMap {
        if (!Double.isFinite(gain) || gain == 0 || !Double.isFinite(offsetVolts)) {
            throw new IllegalArgumentException(
                    "gain must be finite and not zero, offset finite: "
                            + gain
                            + ", "
                            + offsetVolts);
        }
    }

    /** What the converter has at its pin for a source of {@code sourceVolts}. */
    public double toConverter(double sourceVolts) {
        return gain * sourceVolts + offsetVolts;
    }

    /** The source that puts {@code converterVolts} at the converter's pin. */
    public double toSource(double converterVolts) {
        return (converterVolts - offsetVolts) / gain;
    }
}
