package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;

/** Stack pressure that rises without a break, faster than the anode's breathing explains. */
final class GasCheck implements ChannelCheck {
    private final Watch watch;
    private final Thresholds.Fixed perMinute;
    private final SlopeWindow window = SlopeWindow.ofTenMinutes();

    /**
     * @param perMinute of the pressure itself
     */
    GasCheck(Watch watch, Thresholds.Fixed perMinute) {
        this.watch = watch;
        this.perMinute = perMinute;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading pascals = view.reading(Watched.STACK_PRESSURE);
        if (!pascals.good() || !window.add(pascals.nanos(), pascals.value())) {
            watch.pass(out);
            return;
        }
        double rise =
                window.perSecond() * 60 / Math.max(Math.abs(window.mean()), Double.MIN_NORMAL);
        int severity = window.rises() ? perMinute.severity(rise) : Severity.NONE;
        watch.see(severity, rise, perMinute.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        window.clear();
    }
}
