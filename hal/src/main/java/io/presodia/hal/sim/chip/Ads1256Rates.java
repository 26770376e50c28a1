package io.presodia.hal.sim.chip;

/**
 * The tables of the ADS1256 datasheet (SBAS288K) by data rate, fastest first, all for a master
 * clock of 7.68 MHz.
 */
final class Ads1256Rates {
    static final int COUNT = 16;

    /** The codes of the DRATE register (table 31, register 03h). */
    private static final int[] CODES = {
        0xF0, 0xE0, 0xD0, 0xC0, 0xB0, 0xA1, 0x92, 0x82, 0x72, 0x63, 0x53, 0x43, 0x33, 0x23, 0x13,
        0x03
    };

    private static final double[] SAMPLES_PER_SECOND = {
        30_000, 15_000, 7_500, 3_750, 2_000, 1_000, 500, 100, 60, 50, 30, 25, 15, 10, 5, 2.5
    };

    /** Settling time t18, table 13, in microseconds. */
    private static final long[] SETTLING_MICROS = {
        210, 250, 310, 440, 680, 1_180, 2_180, 10_180, 16_840, 20_180, 33_510, 40_180, 66_840,
        100_180, 200_180, 400_180
    };

    /** Self and system offset calibration time, table 19, in microseconds. */
    private static final long[] OFFSET_CALIBRATION_MICROS = {
        387, 453, 587, 853, 1_300, 2_300, 4_300, 20_300, 33_700, 40_300, 67_000, 80_300, 133_700,
        200_300, 400_300, 800_300
    };

    /** Self gain calibration time at a gain of 1, table 20, in microseconds. */
    private static final long[] GAIN_CALIBRATION_MICROS = {
        417, 484, 617, 884, 1_400, 2_400, 4_500, 21_000, 34_100, 41_700, 67_800, 83_000, 135_300,
        207_000, 413_700, 827_000
    };

    /** Self calibration time at a gain of 1, table 21, in microseconds. */
    private static final long[] SELF_CALIBRATION_MICROS = {
        596, 696, 896, 1_300, 2_000, 3_600, 6_600, 31_200, 50_900, 61_800, 101_300, 123_200,
        202_100, 307_200, 613_800, 1_227_200
    };

    /** Scale of the offset register, table 18. */
    private static final int[] ALPHA = {
        0x400000, 0x400000, 0x400000, 0x400000, 0x3C0000, 0x3C0000, 0x3C0000, 0x4B0000, 0x3E8000,
        0x4B0000, 0x3E8000, 0x4B0000, 0x3E8000, 0x5DC000, 0x5DC000, 0x5DC000
    };

    /** Full-scale register of a perfect part, table 18. */
    private static final int[] IDEAL_FULL_SCALE = {
        0x44AC08, 0x44AC08, 0x44AC08, 0x44AC08, 0x494008, 0x494008, 0x494008, 0x3A99A0, 0x4651F3,
        0x3A99A0, 0x4651F3, 0x3A99A0, 0x4651F3, 0x2EE14C, 0x2EE14C, 0x2EE14C
    };

    /**
     * Input-referred noise with the buffer on, table 4, in microvolts rms, by rate and binary
     * logarithm of gain.
     */
    private static final double[][] NOISE_MICROVOLTS = {
        {10.728, 6.705, 4.446, 3.280, 2.416, 1.785, 1.742},
        {9.074, 5.921, 3.961, 2.984, 2.125, 1.517, 1.515},
        {7.249, 4.593, 3.149, 2.436, 1.691, 1.234, 1.187},
        {5.394, 3.460, 2.376, 1.865, 1.224, 0.912, 0.906},
        {4.173, 2.589, 1.827, 1.492, 0.943, 0.692, 0.654},
        {2.931, 1.891, 1.325, 1.070, 0.689, 0.512, 0.486},
        {1.946, 1.250, 0.930, 0.648, 0.497, 0.390, 0.367},
        {0.875, 0.589, 0.409, 0.305, 0.229, 0.170, 0.169},
        {0.692, 0.438, 0.321, 0.233, 0.184, 0.146, 0.131},
        {0.629, 0.393, 0.292, 0.216, 0.168, 0.136, 0.122},
        {0.533, 0.335, 0.245, 0.176, 0.138, 0.104, 0.106},
        {0.494, 0.305, 0.224, 0.149, 0.134, 0.102, 0.093},
        {0.401, 0.264, 0.169, 0.126, 0.107, 0.085, 0.073},
        {0.339, 0.214, 0.138, 0.106, 0.082, 0.061, 0.061},
        {0.301, 0.175, 0.102, 0.076, 0.061, 0.045, 0.044},
        {0.247, 0.156, 0.080, 0.056, 0.043, 0.037, 0.033},
    };

    private Ads1256Rates() {}

    /** The index of a DRATE code, or -1 if the datasheet knows no such code. */
    static int indexOf(int code) {
        for (int i = 0; i < COUNT; i++) {
            if (CODES[i] == code) {
                return i;
            }
        }
        return -1;
    }

    static int code(int rate) {
        return CODES[rate];
    }

    static long periodNanos(int rate) {
        return Math.round(1e9 / SAMPLES_PER_SECOND[rate]);
    }

    static long settlingNanos(int rate) {
        return SETTLING_MICROS[rate] * 1_000;
    }

    static long offsetCalibrationNanos(int rate) {
        return OFFSET_CALIBRATION_MICROS[rate] * 1_000;
    }

    static long gainCalibrationNanos(int rate) {
        return GAIN_CALIBRATION_MICROS[rate] * 1_000;
    }

    static long selfCalibrationNanos(int rate) {
        return SELF_CALIBRATION_MICROS[rate] * 1_000;
    }

    static int alpha(int rate) {
        return ALPHA[rate];
    }

    /**
     * Scale of the full-scale register. Table 18 rounds it to four places, an error of up to 23 ppm
     * that a chip does not have; here it is what makes the ideal register of the same table exactly
     * full scale.
     */
    static double beta(int rate) {
        return 8_388_608.0 / IDEAL_FULL_SCALE[rate];
    }

    static int idealFullScale(int rate) {
        return IDEAL_FULL_SCALE[rate];
    }

    static double noiseVolts(int rate, int gainLog2) {
        return NOISE_MICROVOLTS[rate][gainLog2] * 1e-6;
    }
}
