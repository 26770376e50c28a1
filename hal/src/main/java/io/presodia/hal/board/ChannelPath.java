package io.presodia.hal.board;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one channel between converter volts and cell quantities, with this copy's
 * calibration.
 */
final class ChannelPath {
    private final FrontEndSpec frontEnd;
    private final ChannelCalibration calibration;

    ChannelPath(FrontEndSpec frontEnd, ChannelCalibration calibration) {
        this.frontEnd = frontEnd;
        this.calibration = calibration;
    }

    Reading cellVolts(Converter converter, long nanos, double kelvinsFromCalibration) {
        double nominal = frontEnd.voltageSense().toSource(converter.volts());
        return reading(
                calibration.voltage().apply(nominal, kelvinsFromCalibration), converter, nanos);
    }

    Reading checkVolts(
            Converter converter, LinearMap sense, long nanos, double kelvinsFromCalibration) {
        double nominal = sense.toSource(converter.volts());
        return reading(
                corrected(calibration.checkVoltage(), nominal, kelvinsFromCalibration),
                converter,
                nanos);
    }

    Reading cellAmperes(
            Converter converter, int rangeIndex, long nanos, double kelvinsFromCalibration) {
        double nominal =
                frontEnd.currentSense().toSource(converter.volts()) / senseOhms(rangeIndex);
        Correction correction = calibration.ranges().get(rangeIndex).current();
        return reading(correction.apply(nominal, kelvinsFromCalibration), converter, nanos);
    }

    Reading checkAmperes(
            Converter converter,
            LinearMap sense,
            int rangeIndex,
            long nanos,
            double kelvinsFromCalibration) {
        double nominal = sense.toSource(converter.volts()) / senseOhms(rangeIndex);
        Correction correction = calibration.ranges().get(rangeIndex).checkCurrent();
        return reading(corrected(correction, nominal, kelvinsFromCalibration), converter, nanos);
    }

    /** Setpoint converter volts that should make the cell see {@code amperes} in this range. */
    double galvanostatVolts(double amperes, int rangeIndex, double kelvinsFromCalibration) {
        double asked =
                calibration
                        .ranges()
                        .get(rangeIndex)
                        .galvanostat()
                        .invert(amperes, kelvinsFromCalibration);
        return frontEnd.galvanostat().toConverter(asked * senseOhms(rangeIndex));
    }

    /** Setpoint converter volts that should hold the cell at {@code volts}. */
    double potentiostatVolts(LinearMap potentiostat, double volts, double kelvinsFromCalibration) {
        Correction correction = calibration.potentiostat();
        double asked =
                correction == null ? volts : correction.invert(volts, kelvinsFromCalibration);
        return potentiostat.toConverter(asked);
    }

    /** Amperes at the cell for one volt at the setpoint converter, in this range. */
    double amperesPerConverterVolt(int rangeIndex) {
        return 1 / (frontEnd.galvanostat().gain() * senseOhms(rangeIndex));
    }

    private double senseOhms(int rangeIndex) {
        return frontEnd.ranges().get(rangeIndex).senseOhms();
    }

    static double corrected(
            @Nullable Correction correction, double nominal, double kelvinsFromCalibration) {
        return correction == null ? nominal : correction.apply(nominal, kelvinsFromCalibration);
    }

    private static Reading reading(double value, Converter converter, long nanos) {
        return new Reading(value, nanos, converter.saturated() ? Quality.SATURATED : Quality.GOOD);
    }
}
