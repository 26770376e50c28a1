package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;

/**
 * New conversions that all give one identical value. Counts conversions of a fast converter while
 * current flows, or the time for which a slow sensor has not moved.
 */
final class FrozenCheck implements ChannelCheck {
    private static final int FEWEST_CONVERSIONS = 40;

    private final Watch watch;
    private final Watched watched;
    private final Thresholds.Fixed tiers;
    private final boolean slow;
    private double value = Double.NaN;
    private long sinceNanos;
    private long lastNanos = Long.MIN_VALUE;
    private int conversions;

    /**
     * @param tiers conversions, or seconds when {@code slow}
     */
    FrozenCheck(Watch watch, Watched watched, Thresholds.Fixed tiers, boolean slow) {
        this.watch = watch;
        this.watched = watched;
        this.tiers = tiers;
        this.slow = slow;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        boolean judged = slow ? reading.good() : view.steady(reading) && flows(view);
        if (!judged) {
            forget();
            watch.see(Severity.NONE, 0, 0, out);
            return;
        }
        if (reading.nanos() > lastNanos) {
            lastNanos = reading.nanos();
            if (reading.value() == value) {
                conversions++;
            } else {
                value = reading.value();
                sinceNanos = lastNanos;
                conversions = 1;
            }
        }
        double measure = slow ? (lastNanos - sinceNanos) * 1e-9 : conversions;
        boolean enough = !slow || conversions >= FEWEST_CONVERSIONS;
        int severity = enough ? tiers.severity(measure) : Severity.NONE;
        watch.see(severity, measure, tiers.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        forget();
    }

    private void forget() {
        value = Double.NaN;
        conversions = 0;
    }

    private static boolean flows(ChannelView view) {
        Reading amperes = view.scan().amperes();
        return view.output().relayClosed()
                && amperes.good()
                && Math.abs(amperes.value()) > 0.01 * view.fullScaleAmperes();
    }
}
