package io.presodia.hal.sim.board;

import io.presodia.hal.board.Correction;
import io.presodia.hal.sim.NoiseSource;
import org.jspecify.annotations.Nullable;

/**
 * One signal path as this copy of the board was really built: what its calibration says, and the
 * part that the calibration did not find, drawn once from the seed with the uncertainty that the
 * calibration states. The firmware never sees this.
 */
final class BuiltPath {
    private final Correction calibrated;
    private final double residualGain;
    private final double residualOffset;

    BuiltPath(@Nullable Correction correction, long runSeed, String name) {
        this.calibrated = correction == null ? Correction.NONE : correction;
        NoiseSource draw = new NoiseSource(runSeed, name + "/residual");
        this.residualGain = calibrated.residualGainPpm() * 1e-6 * draw.gaussian();
        this.residualOffset = calibrated.residualOffset() * draw.gaussian();
    }

    /** Measured side: the nominal value that shows when the true one is {@code value}. */
    double shown(double value, double kelvinsFromCalibration) {
        double gain = calibrated.gainAt(kelvinsFromCalibration) + residualGain;
        double offset = calibrated.offsetAt(kelvinsFromCalibration) + residualOffset;
        return (value - offset) / gain;
    }

    /** Setpoint side: what is really produced when the nominal value {@code asked} is asked for. */
    double produced(double asked, double kelvinsFromCalibration) {
        double gain = calibrated.gainAt(kelvinsFromCalibration) + residualGain;
        double offset = calibrated.offsetAt(kelvinsFromCalibration) + residualOffset;
        return gain * asked + offset;
    }
}
