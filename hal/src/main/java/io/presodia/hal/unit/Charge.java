package io.presodia.hal.unit;

/**
 * An amount of charge; positive has gone into the cell.
 *
 * @param ampereHours the value; must be finite
 */
public record Charge(double ampereHours) {
    public Charge {
        Quantity.requireFinite(ampereHours, "ampereHours");
    }

    /** The charge of the given number of milliampere hours. */
    public static Charge ofMilliampereHours(double milliampereHours) {
        return new Charge(milliampereHours * 1e-3);
    }

    /** This charge in milliampere hours. */
    public double milliampereHours() {
        return ampereHours * 1e3;
    }

    /** This charge in coulombs. */
    public double coulombs() {
        return ampereHours * 3600.0;
    }
}
