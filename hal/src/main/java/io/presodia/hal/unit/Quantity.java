package io.presodia.hal.unit;

/** Checks shared by the quantity records. */
final class Quantity {
    private Quantity() {}

    static void requireFinite(double value, String unit) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(unit + " must be finite, was " + value);
        }
    }
}
