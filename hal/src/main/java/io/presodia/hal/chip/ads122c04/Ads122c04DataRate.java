package io.presodia.hal.chip.ads122c04;

/**
 * The data rates with their DR bits, operating mode (SBAS751B, configuration register 1) and the
 * length of a single-shot conversion in modulator clocks (conversion times table; 1.024 MHz in
 * normal mode, 2.048 MHz in turbo mode).
 */
public enum Ads122c04DataRate {
    /** 20 samples per second. */
    SPS_20(0, false, 51_213),
    /** 45 samples per second. */
    SPS_45(1, false, 22_805),
    /** 90 samples per second. */
    SPS_90(2, false, 11_557),
    /** 175 samples per second. */
    SPS_175(3, false, 5_941),
    /** 330 samples per second. */
    SPS_330(4, false, 3_141),
    /** 600 samples per second. */
    SPS_600(5, false, 1_749),
    /** 1000 samples per second. */
    SPS_1000(6, false, 1_061),
    /** 40 samples per second, turbo mode. */
    TURBO_40(0, true, 51_217),
    /** 90 samples per second, turbo mode. */
    TURBO_90(1, true, 22_809),
    /** 180 samples per second, turbo mode. */
    TURBO_180(2, true, 11_561),
    /** 350 samples per second, turbo mode. */
    TURBO_350(3, true, 5_945),
    /** 660 samples per second, turbo mode. */
    TURBO_660(4, true, 3_145),
    /** 1200 samples per second, turbo mode. */
    TURBO_1200(5, true, 1_753),
    /** 2000 samples per second, turbo mode. */
    TURBO_2000(6, true, 1_065);

    private static final double NORMAL_CLOCK_HERTZ = 1.024e6;
    private static final double TURBO_CLOCK_HERTZ = 2.048e6;

    private final int code;
    private final boolean turbo;
    private final int singleShotClocks;

    Ads122c04DataRate(int code, boolean turbo, int singleShotClocks) {
        this.code = code;
        this.turbo = turbo;
        this.singleShotClocks = singleShotClocks;
    }

    int code() {
        return code;
    }

    /** Whether the modulator runs at twice its normal clock. */
    public boolean turbo() {
        return turbo;
    }

    /** Nanoseconds from START to a complete single-shot conversion, at the nominal oscillator. */
    public long conversionNanos() {
        return Math.round(
                singleShotClocks * 1e9 / (turbo ? TURBO_CLOCK_HERTZ : NORMAL_CLOCK_HERTZ));
    }
}
