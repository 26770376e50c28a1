package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.TieredBand;

/** The slope of a slow reading, per minute, absolute or as a fraction of the reading itself. */
final class RateCheck implements ChannelCheck {
    private final Watch watch;
    private final Watched watched;
    private final TieredBand perMinute;
    private final boolean relative;
    private final SlopeWindow window = SlopeWindow.ofAMinute();
    private int severity = Severity.NONE;
    private double rate;
    private double limit;

    RateCheck(Watch watch, Watched watched, TieredBand perMinute, boolean relative) {
        this.watch = watch;
        this.watched = watched;
        this.perMinute = perMinute;
        this.relative = relative;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        if (!reading.good()) {
            watch.pass(out);
            return;
        }
        if (window.add(reading.nanos(), reading.value())) {
            rate = window.perSecond() * 60;
            if (relative) {
                rate /= Math.max(Math.abs(window.mean()), Double.MIN_NORMAL);
            }
            int high = Severity.above(perMinute, rate);
            int low = Severity.below(perMinute, rate);
            severity = Math.max(high, low);
            limit = low > high ? Severity.low(perMinute, low) : Severity.high(perMinute, severity);
        }
        watch.see(severity, rate, limit, out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        window.clear();
        severity = Severity.NONE;
    }
}
