package io.presodia.hal.chip.tmp117;

/**
 * How many conversions make one reading (SNOSD82D, configuration register, AVG bits) and how long
 * they take.
 */
public enum Tmp117Averaging {
    /** One conversion. */
    NONE(0b00, 15_500_000L),
    /** Eight conversions. */
    OF_8(0b01, 125_000_000L),
    /** Thirty-two conversions. */
    OF_32(0b10, 500_000_000L),
    /** Sixty-four conversions. */
    OF_64(0b11, 1_000_000_000L);

    private final int code;
    private final long conversionNanos;

    Tmp117Averaging(int code, long conversionNanos) {
        this.code = code;
        this.conversionNanos = conversionNanos;
    }

    int code() {
        return code;
    }

    /** Nanoseconds of one reading, typical. */
    public long conversionNanos() {
        return conversionNanos;
    }
}
