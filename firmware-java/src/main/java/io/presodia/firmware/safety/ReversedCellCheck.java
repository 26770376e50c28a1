package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;

/**
 * A voltage below zero, or below what the cell itself may rest at, whether or not it has been
 * inside its window yet.
 */
final class ReversedCellCheck implements ChannelCheck {
    private final Watch watch;
    private final Thresholds.Fixed voltsBelow;
    private final double restsAboveVolts;

    ReversedCellCheck(Watch watch, Thresholds.Fixed voltsBelow, double restsAboveVolts) {
        this.watch = watch;
        this.voltsBelow = voltsBelow;
        this.restsAboveVolts = restsAboveVolts;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading volts = view.scan().volts();
        if (!volts.good() && volts.quality() != Quality.SATURATED) {
            watch.pass(out);
            return;
        }
        int severity = voltsBelow.severity(restsAboveVolts - volts.value());
        watch.see(severity, volts.value(), restsAboveVolts - voltsBelow.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
