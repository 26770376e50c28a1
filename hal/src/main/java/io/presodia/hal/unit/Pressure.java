package io.presodia.hal.unit;

/**
 * A mechanical pressure on the cell stack.
 *
 * @param pascals the value; must be finite
 */
public record Pressure(double pascals) {
    public Pressure {
        Quantity.requireFinite(pascals, "pascals");
    }

    /** The pressure of the given number of megapascals. */
    public static Pressure ofMegapascals(double megapascals) {
        return new Pressure(megapascals * 1e6);
    }

    /** This pressure in megapascals. */
    public double megapascals() {
        return pascals * 1e-6;
    }
}
