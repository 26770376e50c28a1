package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;

/** The main against the check converter, both under the same output and at about the same time. */
final class DisagreementCheck implements ChannelCheck {
    private static final long APART_NANOS = 500_000_000L;

    private final Watch watch;
    private final Watched main;
    private final Watched check;
    private final Thresholds.Fixed tolerance;
    private final boolean ofRange;

    DisagreementCheck(
            Watch watch, Watched main, Watched check, Thresholds.Fixed tolerance, boolean ofRange) {
        this.watch = watch;
        this.main = main;
        this.check = check;
        this.tolerance = tolerance;
        this.ofRange = ofRange;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading one = view.reading(main);
        Reading other = view.reading(check);
        if (!view.steady(one)
                || !view.steady(other)
                || Math.abs(one.nanos() - other.nanos()) > APART_NANOS) {
            watch.pass(out);
            return;
        }
        double unit = ofRange ? view.fullScaleAmperes() : 1;
        double difference = one.value() - other.value();
        int severity = tolerance.severity(Math.abs(difference) / unit);
        watch.see(severity, difference, tolerance.limit(severity) * unit, out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
