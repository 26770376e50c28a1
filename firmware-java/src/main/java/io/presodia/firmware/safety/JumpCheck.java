package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;

/**
 * A reading that leaves the one before it by more than its quantity can. The last plausible reading
 * stays the reference while later ones are away from it, so that a single outlier passes and a
 * lasting step does not.
 */
final class JumpCheck implements ChannelCheck {
    private final Watch watch;
    private final Watched watched;
    private final Thresholds.Fixed step;
    private final double perSecond;
    private final boolean electrical;
    private boolean known;
    private double plausible;
    private long plausibleNanos;
    private long lastNanos = Long.MIN_VALUE;

    /**
     * @param step allowed at once
     * @param perSecond allowed in addition with the time since the last plausible reading
     * @param electrical whether a change of the output moves the quantity
     */
    JumpCheck(
            Watch watch,
            Watched watched,
            Thresholds.Fixed step,
            double perSecond,
            boolean electrical) {
        this.watch = watch;
        this.watched = watched;
        this.step = step;
        this.perSecond = perSecond;
        this.electrical = electrical;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        if (electrical && !view.steady(reading)) {
            known = known && !reading.good();
            watch.pass(out);
            return;
        }
        if (!reading.good() || reading.nanos() <= lastNanos) {
            watch.pass(out);
            return;
        }
        lastNanos = reading.nanos();
        double value = reading.value();
        if (!known) {
            accept(value);
            watch.see(Severity.NONE, value, value, out);
            return;
        }
        double drift = perSecond * (lastNanos - plausibleNanos) * 1e-9;
        double distance = Math.abs(value - plausible) - drift;
        int severity = step.severity(distance);
        if (severity == Severity.NONE) {
            accept(value);
        }
        double allowed = step.limit(severity) + drift;
        watch.see(
                severity,
                value,
                value > plausible ? plausible + allowed : plausible - allowed,
                out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        known = false;
        lastNanos = Long.MIN_VALUE;
    }

    private void accept(double value) {
        known = true;
        plausible = value;
        plausibleNanos = lastNanos;
    }
}
