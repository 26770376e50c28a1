package io.presodia.hal.unit;

/**
 * An amount of energy; positive has gone into the cell.
 *
 * @param wattHours the value; must be finite
 */
public record Energy(double wattHours) {
    public Energy {
        Quantity.requireFinite(wattHours, "wattHours");
    }
}
