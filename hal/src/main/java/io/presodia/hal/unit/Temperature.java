package io.presodia.hal.unit;

/**
 * A temperature on the Celsius scale.
 *
 * @param celsius the value; must be finite
 */
public record Temperature(double celsius) {
    public Temperature {
        Quantity.requireFinite(celsius, "celsius");
    }

    /** Zero degrees Celsius in kelvins (SI brochure, exact). */
    public static final double ZERO_CELSIUS_KELVINS = 273.15;

    /** This temperature in kelvins. */
    public double kelvins() {
        return celsius + ZERO_CELSIUS_KELVINS;
    }
}
