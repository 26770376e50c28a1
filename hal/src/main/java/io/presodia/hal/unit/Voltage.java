package io.presodia.hal.unit;

/**
 * An electric potential difference.
 *
 * @param volts the value; must be finite
 */
public record Voltage(double volts) {
    public Voltage {
        Quantity.requireFinite(volts, "volts");
    }
}
