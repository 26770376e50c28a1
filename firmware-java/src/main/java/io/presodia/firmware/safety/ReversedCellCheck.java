package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;

/** A voltage below zero, whether or not the cell has been inside its window yet. */
final class ReversedCellCheck implements ChannelCheck {
    private final Watch watch;
    private final Thresholds.Fixed voltsBelowZero;

    ReversedCellCheck(Watch watch, Thresholds.Fixed voltsBelowZero) {
        this.watch = watch;
        this.voltsBelowZero = voltsBelowZero;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading volts = view.scan().volts();
        if (!volts.good() && volts.quality() != Quality.SATURATED) {
            watch.pass(out);
            return;
        }
        int severity = voltsBelowZero.severity(-volts.value());
        watch.see(severity, volts.value(), -voltsBelowZero.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
