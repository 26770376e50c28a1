package io.presodia.firmware.estimate;

/**
 * How far the readings of a channel may be off after calibration and auto-zero; standard
 * deviations.
 *
 * @param voltsNoise of one reading, V
 * @param voltsOffset constant error of the voltage, V
 * @param voltsGain relative error of the voltage
 * @param offsetAmperes constant error of the current, A
 * @param currentGain relative error of the current
 * @param celsius of the temperature, K
 * @param zeroedShare offset that auto-zero leaves, as a share of the largest current
 */
public record Meters(
        double voltsNoise,
        double voltsOffset,
        double voltsGain,
        double offsetAmperes,
        double currentGain,
        double celsius,
        double zeroedShare) {
    /**
     * The reference board: 50 uV, 0.3 mV, 0.02 %, 0.1 uA, 0.05 %, 0.3 K; 5 nA of 0.1 mA after
     * auto-zero, and less than in proportion in its larger ranges (its calibration file).
     */
    public static final Meters BOARD = new Meters(50e-6, 0.3e-3, 2e-4, 0.1e-6, 5e-4, 0.3, 5e-5);

    /**
     * A cheap instrument: 1 mV, 3 mV, 0.1 %, 2 uA, 0.3 %, 0.5 K; a twentieth of it after auto-zero.
     */
    public static final Meters LOW = new Meters(1e-3, 3e-3, 1e-3, 2e-6, 3e-3, 0.5, 1e-3);

    /** Constant error of a voltage of about 3 V, V. */
    double voltsBias() {
        double gain = 3 * voltsGain;
        return Math.sqrt(voltsOffset * voltsOffset + gain * gain);
    }
}
