package io.presodia.hal.chip.ads1115;

/** The data rates (SBAS444D, Table 8, DR bits). */
public enum Ads1115DataRate {
    /** 8 samples per second. */
    SPS_8(0, 8),
    /** 16 samples per second. */
    SPS_16(1, 16),
    /** 32 samples per second. */
    SPS_32(2, 32),
    /** 64 samples per second. */
    SPS_64(3, 64),
    /** 128 samples per second. */
    SPS_128(4, 128),
    /** 250 samples per second. */
    SPS_250(5, 250),
    /** 475 samples per second. */
    SPS_475(6, 475),
    /** 860 samples per second. */
    SPS_860(7, 860);

    /** Wake-up from power-down before a single-shot conversion (SBAS444D, 9.4.2.1). */
    private static final long WAKE_UP_NANOS = 25_000;

    private final int code;
    private final int samplesPerSecond;

    Ads1115DataRate(int code, int samplesPerSecond) {
        this.code = code;
        this.samplesPerSecond = samplesPerSecond;
    }

    int code() {
        return code;
    }

    /**
     * Nanoseconds of a single-shot conversion: one over the nominal data rate, which may be 10 %
     * off, and wake-up.
     */
    public long conversionNanos() {
        return WAKE_UP_NANOS + 1_000_000_000L / samplesPerSecond;
    }
}
