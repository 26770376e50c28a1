package io.presodia.hal.chip.ads1115;

/** The full-scale ranges (SBAS444D, Table 8, PGA bits); never above the supply at the pins. */
public enum Ads1115Range {
    /** Plus and minus 6.144 V. */
    VOLTS_6_144(0, 6.144),
    /** Plus and minus 4.096 V. */
    VOLTS_4_096(1, 4.096),
    /** Plus and minus 2.048 V. */
    VOLTS_2_048(2, 2.048),
    /** Plus and minus 1.024 V. */
    VOLTS_1_024(3, 1.024),
    /** Plus and minus 0.512 V. */
    VOLTS_0_512(4, 0.512),
    /** Plus and minus 0.256 V. */
    VOLTS_0_256(5, 0.256);

    private final int code;
    private final double fullScaleVolts;

    Ads1115Range(int code, double fullScaleVolts) {
        this.code = code;
        this.fullScaleVolts = fullScaleVolts;
    }

    int code() {
        return code;
    }

    /** Full scale, one side; code 32768 would be here. */
    public double fullScaleVolts() {
        return fullScaleVolts;
    }
}
