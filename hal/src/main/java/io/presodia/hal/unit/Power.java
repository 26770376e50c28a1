package io.presodia.hal.unit;

/**
 * A power; positive charges the cell.
 *
 * @param watts the value; must be finite
 */
public record Power(double watts) {
    public Power {
        Quantity.requireFinite(watts, "watts");
    }
}
