package io.presodia.hal.chip.ads122c04;

/**
 * Where an excitation source comes out (SBAS751B, configuration register 3, I1MUX and I2MUX bits).
 */
public enum Ads122c04IdacRoute {
    /** Nowhere. */
    NONE(0),
    /** At AIN0. */
    AIN0(1),
    /** At AIN1. */
    AIN1(2),
    /** At AIN2. */
    AIN2(3),
    /** At AIN3. */
    AIN3(4),
    /** At REFP. */
    REFP(5),
    /** At REFN. */
    REFN(6);

    private final int code;

    Ads122c04IdacRoute(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
