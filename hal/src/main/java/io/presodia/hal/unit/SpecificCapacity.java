package io.presodia.hal.unit;

/**
 * A capacity per mass of active material.
 *
 * @param milliampereHoursPerGram the value; must be finite
 */
public record SpecificCapacity(double milliampereHoursPerGram) {
    public SpecificCapacity {
        Quantity.requireFinite(milliampereHoursPerGram, "milliampereHoursPerGram");
    }
}
