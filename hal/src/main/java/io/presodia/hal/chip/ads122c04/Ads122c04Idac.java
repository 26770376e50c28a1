package io.presodia.hal.chip.ads122c04;

/** The current of both excitation sources (SBAS751B, configuration register 2, IDAC bits). */
public enum Ads122c04Idac {
    /** No current. */
    OFF(0),
    /** 10 microamperes. */
    MICROAMPS_10(1),
    /** 50 microamperes. */
    MICROAMPS_50(2),
    /** 100 microamperes. */
    MICROAMPS_100(3),
    /** 250 microamperes. */
    MICROAMPS_250(4),
    /** 500 microamperes. */
    MICROAMPS_500(5),
    /** 1 milliampere. */
    MICROAMPS_1000(6),
    /** 1.5 milliamperes. */
    MICROAMPS_1500(7);

    private final int code;

    Ads122c04Idac(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
