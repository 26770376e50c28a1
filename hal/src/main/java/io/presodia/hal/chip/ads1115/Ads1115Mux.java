package io.presodia.hal.chip.ads1115;

/** What the converter is connected to (SBAS444D, Table 8, MUX bits). */
public enum Ads1115Mux {
    /** AIN0 against AIN1. */
    AIN0_AIN1(0),
    /** AIN0 against AIN3. */
    AIN0_AIN3(1),
    /** AIN1 against AIN3. */
    AIN1_AIN3(2),
    /** AIN2 against AIN3. */
    AIN2_AIN3(3),
    /** AIN0 against ground. */
    AIN0(4),
    /** AIN1 against ground. */
    AIN1(5),
    /** AIN2 against ground. */
    AIN2(6),
    /** AIN3 against ground. */
    AIN3(7);

    private final int code;

    Ads1115Mux(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
