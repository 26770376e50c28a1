package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;

/** The age of the latest good reading, counted at first from when supervision began. */
final class StaleCheck implements ChannelCheck {
    private final Watch watch;
    private final Watched watched;
    private final Thresholds.Fixed age;
    private boolean begun;
    private long goodNanos;

    /**
     * @param age tiers, s
     * @param scanPeriodNanos slow scans stretch them to two and a half and four and a half periods
     */
    StaleCheck(Watch watch, Watched watched, Thresholds.Fixed age, long scanPeriodNanos) {
        this.watch = watch;
        this.watched = watched;
        double period = scanPeriodNanos * 1e-9;
        this.age =
                new Thresholds.Fixed(
                        Math.max(age.inform(), 2.5 * period),
                        Math.max(age.warn(), 2.5 * period),
                        Math.max(age.trip(), 4.5 * period),
                        age.basis());
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        if (!begun) {
            begun = true;
            goodNanos = view.nanos();
        }
        if (reading.good() && reading.nanos() > goodNanos) {
            goodNanos = reading.nanos();
        }
        double seconds = (view.nanos() - goodNanos) * 1e-9;
        int severity = age.severity(seconds);
        watch.see(severity, seconds, age.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        begun = false;
    }
}
