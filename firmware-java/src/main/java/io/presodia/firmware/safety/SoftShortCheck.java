package io.presodia.firmware.safety;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Reading;

/** A voltage that falls although one and the same current has charged the cell for long. */
final class SoftShortCheck implements ChannelCheck {
    /**
     * After a change of current the voltage relaxes, also downward, for minutes. Assumed: within
     * this time to less than a tenth of the limit.
     */
    static final long RELAXED_NANOS = 600_000_000_000L;

    private final Watch watch;
    private final Thresholds.Fixed voltsPerMinute;
    private final SlopeWindow window = SlopeWindow.ofAMinute();
    private Drive drive = Drive.Open.OPEN;
    private boolean begun;
    private long sinceNanos;

    SoftShortCheck(Watch watch, Thresholds.Fixed voltsPerMinute) {
        this.watch = watch;
        this.voltsPerMinute = voltsPerMinute;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Drive now = view.output().drive();
        if (!charges(view, now)) {
            reset(out);
            return;
        }
        if (!begun || !now.equals(drive)) {
            reset(out);
            begun = true;
            drive = now;
            sinceNanos = view.nanos();
        }
        Reading volts = view.scan().volts();
        if (!view.steady(volts) || view.nanos() - sinceNanos < RELAXED_NANOS) {
            watch.pass(out);
            return;
        }
        if (window.add(volts.nanos(), volts.value())) {
            double fall = -window.perSecond() * 60;
            int severity = voltsPerMinute.severity(fall);
            watch.see(severity, -fall, -voltsPerMinute.limit(severity), out);
        } else {
            watch.pass(out);
        }
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        window.clear();
        begun = false;
    }

    private static boolean charges(ChannelView view, Drive drive) {
        return drive instanceof Drive.Galvanostatic set
                && set.current().amperes() > 0
                && view.output().relayClosed();
    }
}
