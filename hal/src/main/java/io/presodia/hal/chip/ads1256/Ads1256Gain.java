package io.presodia.hal.chip.ads1256;

/**
 * The programmable gain (SBAS288K, ADCON register, PGA bits); full scale is twice the reference
 * over the gain.
 */
public enum Ads1256Gain {
    /** Full scale plus and minus twice the reference. */
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
    X64(6);

    private final int code;

    Ads1256Gain(int code) {
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
