package io.presodia.hal.chip.ads1256;

/**
 * The data rates at a clock of 7.68 MHz, with the register code (SBAS288K, DRATE register) and the
 * time from WAKEUP to settled data (Table 13). Both scale with the clock.
 */
public enum Ads1256DataRate {
    /** 30000 samples per second. */
    SPS_30000(0xF0, 30000, 210),
    /** 15000 samples per second. */
    SPS_15000(0xE0, 15000, 250),
    /** 7500 samples per second. */
    SPS_7500(0xD0, 7500, 310),
    /** 3750 samples per second. */
    SPS_3750(0xC0, 3750, 440),
    /** 2000 samples per second. */
    SPS_2000(0xB0, 2000, 680),
    /** 1000 samples per second. */
    SPS_1000(0xA1, 1000, 1_180),
    /** 500 samples per second. */
    SPS_500(0x92, 500, 2_180),
    /** 100 samples per second. */
    SPS_100(0x82, 100, 10_180),
    /** 60 samples per second. */
    SPS_60(0x72, 60, 16_840),
    /** 50 samples per second. */
    SPS_50(0x63, 50, 20_180),
    /** 30 samples per second. */
    SPS_30(0x53, 30, 33_510),
    /** 25 samples per second. */
    SPS_25(0x43, 25, 40_180),
    /** 15 samples per second. */
    SPS_15(0x33, 15, 66_840),
    /** 10 samples per second. */
    SPS_10(0x23, 10, 100_180),
    /** 5 samples per second. */
    SPS_5(0x13, 5, 200_180),
    /** 2.5 samples per second. */
    SPS_2_5(0x03, 2.5, 400_180);

    private final int code;
    private final double samplesPerSecond;
    private final int settlingMicros;

    Ads1256DataRate(int code, double samplesPerSecond, int settlingMicros) {
        this.code = code;
        this.samplesPerSecond = samplesPerSecond;
        this.settlingMicros = settlingMicros;
    }

    int code() {
        return code;
    }

    /** Samples per second at 7.68 MHz. */
    public double samplesPerSecond() {
        return samplesPerSecond;
    }

    /** Microseconds from WAKEUP to settled data at 7.68 MHz. */
    public int settlingMicros() {
        return settlingMicros;
    }
}
