package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;

/** A voltage that collapses or saturates at once although the output has not changed. */
final class OpenSenseLeadCheck implements ChannelCheck {
    /** Below this a cell of this chemistry is dead or not connected; assumed. */
    private static final double DEAD_VOLTS = 0.05;

    /** Above this a cell was plainly there; assumed. */
    private static final double ALIVE_VOLTS = 0.5;

    private final Watch watch;
    private final int severity;
    private boolean wasAlive;

    OpenSenseLeadCheck(Watch watch, int severity) {
        this.watch = watch;
        this.severity = severity;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading volts = view.scan().volts();
        boolean saturated = volts.quality() == Quality.SATURATED;
        if (!saturated && !view.steady(volts)) {
            watch.pass(out);
            return;
        }
        double value = volts.value();
        boolean gone = saturated || Math.abs(value) < DEAD_VOLTS;
        boolean open = wasAlive && gone;
        // A cell that sinks through the span between is weak, not disconnected.
        wasAlive = open || (!gone && Math.abs(value) > ALIVE_VOLTS);
        watch.see(open ? severity : Severity.NONE, value, DEAD_VOLTS, out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        wasAlive = false;
    }
}
