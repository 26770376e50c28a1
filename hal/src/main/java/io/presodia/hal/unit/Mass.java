package io.presodia.hal.unit;

/**
 * A mass.
 *
 * @param grams the value; must be finite
 */
public record Mass(double grams) {
    public Mass {
        Quantity.requireFinite(grams, "grams");
    }

    /** The mass of the given number of milligrams. */
    public static Mass ofMilligrams(double milligrams) {
        return new Mass(milligrams * 1e-3);
    }

    /** This mass in milligrams. */
    public double milligrams() {
        return grams * 1e3;
    }
}
