package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;

/** Scans in a row in which a transfer failed. */
final class ReadingLostCheck implements ChannelCheck {
    private final Watch watch;
    private final Watched watched;
    private final Thresholds.Fixed tiers;
    private int lost;

    ReadingLostCheck(Watch watch, Watched watched, Thresholds.Fixed tiers) {
        this.watch = watch;
        this.watched = watched;
        this.tiers = tiers;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        lost = view.reading(watched).quality() == Quality.BUS_FAULT ? lost + 1 : 0;
        int severity = tiers.severity(lost);
        watch.see(severity, lost, tiers.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        lost = 0;
    }
}
