package io.presodia.hal.cell;

/**
 * One physical constant of a material with its unit and its source.
 *
 * @param value finite
 * @param unit as in a material file, for example {@code mAh/g}
 * @param source where the value comes from
 */
public record Constant(double value, String unit, Source source) {
    public Constant {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, was " + value);
        }
    }

    /** This constant with another value, everything else kept. */
    public Constant withValue(double other) {
        return new Constant(other, unit, source);
    }

    /** Refuses a constant in another unit; {@code key} is its name in a material file. */
    static void requireUnit(Constant constant, String unit, String key) {
        if (!constant.unit().equals(unit)) {
            throw new IllegalArgumentException(
                    key + " must be in " + unit + ", was in " + constant.unit());
        }
    }

    /** Refuses a constant in another unit or outside {@code low..high}. */
    static void require(Constant constant, String unit, double low, double high, String key) {
        requireUnit(constant, unit, key);
        if (!(constant.value() >= low && constant.value() <= high)) {
            throw new IllegalArgumentException(
                    key
                            + " must lie in "
                            + low
                            + " to "
                            + high
                            + " "
                            + unit
                            + ", was "
                            + constant.value());
        }
    }
}
