package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;

/** A reading at the end of its converter's range. */
final class SaturationCheck implements ChannelCheck {
    private final Watch watch;
    private final Watched watched;
    private final int severity;

    SaturationCheck(Watch watch, Watched watched, int severity) {
        this.watch = watch;
        this.watched = watched;
        this.severity = severity;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        if (view.mixesRanges()) {
            watch.pass(out);
            return;
        }
        boolean saturated = reading.quality() == Quality.SATURATED;
        watch.see(saturated ? severity : Severity.NONE, reading.value(), reading.value(), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
