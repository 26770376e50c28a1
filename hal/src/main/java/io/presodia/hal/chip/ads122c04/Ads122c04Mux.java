package io.presodia.hal.chip.ads122c04;

/** What the converter is connected to (SBAS751B, configuration register 0, MUX bits). */
public enum Ads122c04Mux {
    /** AIN0 against AIN1. */
    AIN0_AIN1(0),
    /** AIN0 against AIN2. */
    AIN0_AIN2(1),
    /** AIN0 against AIN3. */
    AIN0_AIN3(2),
    /** AIN1 against AIN0. */
    AIN1_AIN0(3),
    /** AIN1 against AIN2. */
    AIN1_AIN2(4),
    /** AIN1 against AIN3. */
    AIN1_AIN3(5),
    /** AIN2 against AIN3. */
    AIN2_AIN3(6),
    /** AIN3 against AIN2. */
    AIN3_AIN2(7),
    /** AIN0 against the negative supply. */
    AIN0_AVSS(8),
    /** AIN1 against the negative supply. */
    AIN1_AVSS(9),
    /** AIN2 against the negative supply. */
    AIN2_AVSS(10),
    /** AIN3 against the negative supply. */
    AIN3_AVSS(11),
    /** A quarter of the reference, with the amplifier bypassed. */
    REFERENCE_BY_4(12),
    /** A quarter of the analog supply, with the amplifier bypassed. */
    SUPPLY_BY_4(13),
    /** Both inputs at half the supply, for offset. */
    SHORTED(14);

    private final int code;

    Ads122c04Mux(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
