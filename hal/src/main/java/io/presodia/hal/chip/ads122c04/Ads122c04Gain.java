package io.presodia.hal.chip.ads122c04;

/** The gain of the amplifier (SBAS751B, configuration register 0, GAIN bits). */
public enum Ads122c04Gain {
    /** Gain 1. */
    X1(0),
    /** Gain 2. */
    X2(1),
    /** Gain 4. */
    X4(2),
    /** Gain 8. */
    X8(3),
    /** Gain 16. */
    X16(4),
    /** Gain 32. */
    X32(5),
    /** Gain 64. */
    X64(6),
    /** Gain 128. */
    X128(7);

    private final int code;

    Ads122c04Gain(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The gain as a factor. */
    public int factor() {
        return 1 << code;
    }
}
