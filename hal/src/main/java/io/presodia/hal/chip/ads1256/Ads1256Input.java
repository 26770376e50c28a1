package io.presodia.hal.chip.ads1256;

/** An analog input pin as the multiplexer counts them (SBAS288K, MUX register). */
public enum Ads1256Input {
    /** Input 0. */
    AIN0(0),
    /** Input 1. */
    AIN1(1),
    /** Input 2. */
    AIN2(2),
    /** Input 3. */
    AIN3(3),
    /** Input 4. */
    AIN4(4),
    /** Input 5. */
    AIN5(5),
    /** Input 6. */
    AIN6(6),
    /** Input 7. */
    AIN7(7),
    /** The common input. */
    AINCOM(8);

    private final int code;

    Ads1256Input(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
