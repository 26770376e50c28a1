package io.presodia.hal.unit;

/**
 * An electric current; positive charges the cell.
 *
 * @param amperes the value; must be finite
 */
public record Current(double amperes) {
    public Current {
        Quantity.requireFinite(amperes, "amperes");
    }

    /** The current of the given number of milliamperes. */
    public static Current ofMilliamperes(double milliamperes) {
        return new Current(milliamperes * 1e-3);
    }

    /** This current in milliamperes. */
    public double milliamperes() {
        return amperes * 1e3;
    }
}
