package io.presodia.hal.board;

/**
 * What one path of one board does differently from its nominal arithmetic: {@code true = gain ·
 * nominal + offset} for measured values. For setpoints, the same with what was asked: {@code
 * produced = gain · nominal + offset}.
 *
 * @param gain dimensionless, near 1
 * @param offset in the unit of the quantity (V, A, N or K)
 * @param gainPpmPerKelvin drift of the gain with board temperature
 * @param offsetPerKelvin drift of the offset with board temperature, in the unit of the quantity
 *     per K
 * @param residualGainPpm standard uncertainty of the gain left after calibration
 * @param residualOffset standard uncertainty of the offset left after calibration, in the unit of
 *     the quantity
 */
public record Correction(
        double gain,
        double offset,
        double gainPpmPerKelvin,
        double offsetPerKelvin,
        double residualGainPpm,
        double residualOffset) {
    /** Changes nothing and claims nothing. */
    public static final Correction NONE = new Correction(1, 0, 0, 0, 0, 0);

    /**
     * Corrects {@code nominal}, {@code kelvinsFromCalibration} above the temperature of
     * calibration.
     */
    public double apply(double nominal, double kelvinsFromCalibration) {
        return gainAt(kelvinsFromCalibration) * nominal + offsetAt(kelvinsFromCalibration);
    }

    /** The nominal value that {@link #apply} turns into {@code value}. */
    public double invert(double value, double kelvinsFromCalibration) {
        return (value - offsetAt(kelvinsFromCalibration)) / gainAt(kelvinsFromCalibration);
    }

    /** Gain at a temperature that far above that of calibration. */
    public double gainAt(double kelvinsFromCalibration) {
        return gain + gainPpmPerKelvin * 1e-6 * kelvinsFromCalibration;
    }

    /** Offset at a temperature that far above that of calibration. */
    public double offsetAt(double kelvinsFromCalibration) {
        return offset + offsetPerKelvin * kelvinsFromCalibration;
    }
}
