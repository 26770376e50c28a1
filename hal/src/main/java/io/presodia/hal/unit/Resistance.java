package io.presodia.hal.unit;

/**
 * An electric resistance.
 *
 * @param ohms the value; must be finite
 */
public record Resistance(double ohms) {
    public Resistance {
        Quantity.requireFinite(ohms, "ohms");
    }
}
