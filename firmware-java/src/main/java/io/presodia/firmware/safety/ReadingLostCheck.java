package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;

/** Attempts in a row that failed; one that is seen again in later scans counts once. */
final class ReadingLostCheck implements ChannelCheck {
    private final Watch watch;
    private final Watched watched;
    private final Thresholds.Fixed tiers;
    private int lost;
    private long lastNanos;

    ReadingLostCheck(Watch watch, Watched watched, Thresholds.Fixed tiers) {
        this.watch = watch;
        this.watched = watched;
        this.tiers = tiers;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        if (reading.quality() != Quality.BUS_FAULT) {
            lost = 0;
        } else if (lost == 0 || reading.nanos() > lastNanos) {
            lastNanos = reading.nanos();
            lost++;
        }
        int severity = tiers.severity(lost);
        watch.see(severity, lost, tiers.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        lost = 0;
    }
}
