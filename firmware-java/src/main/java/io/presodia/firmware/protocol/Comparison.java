package io.presodia.firmware.protocol;

/** How a measured value is held against a limit; the limit itself counts as reached. */
public enum Comparison {
    /** Value at or above the limit. */
    ABOVE("≥"),
    /** Value at or below the limit. */
    BELOW("≤"),
    /** Magnitude of the value at or above the limit. */
    MAGNITUDE_ABOVE("magnitude ≥"),
    /** Magnitude of the value at or below the limit. */
    MAGNITUDE_BELOW("magnitude ≤");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** How it reads in messages. */
    public String sign() {
        return sign;
    }

    /** Whether {@code value} has reached {@code limit}; NaN never has. */
    public boolean reached(double value, double limit) {
        return switch (this) {
            case ABOVE -> value >= limit;
            case BELOW -> value <= limit;
            case MAGNITUDE_ABOVE -> Math.abs(value) >= limit;
            case MAGNITUDE_BELOW -> Math.abs(value) <= limit;
        };
    }
}
