package io.presodia.hal.chip.ads122c04;

/** The reference (SBAS751B, configuration register 1, VREF bits). */
public enum Ads122c04Reference {
    /** The internal 2.048 V. */
    INTERNAL(0),
    /** The voltage between REFP and REFN. */
    PINS(1),
    /** The analog supply. */
    SUPPLY(2);

    private final int code;

    Ads122c04Reference(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
