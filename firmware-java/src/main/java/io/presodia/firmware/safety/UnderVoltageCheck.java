package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.TieredBand;

/**
 * The low end of the voltage window. A fresh cell rests below it and must be charged into it: until
 * the voltage has been inside once, the check waits, but at most ten minutes of closed relay, and
 * never while the cell is being discharged.
 */
final class UnderVoltageCheck implements ChannelCheck {
    /** How long a fresh cell may take. Assumed: at 0.05C its voltage rises within a minute. */
    static final long GRACE_NANOS = 600_000_000_000L;

    private final Watch watch;
    private final Watched watched;
    private final TieredBand band;
    private final double tolerance;
    private boolean hasBeenInside;
    private boolean closedBefore;
    private long closedSinceNanos;

    UnderVoltageCheck(Watch watch, Watched watched, TieredBand band, double tolerance) {
        this.watch = watch;
        this.watched = watched;
        this.band = band;
        this.tolerance = tolerance;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        if (!reading.good() && reading.quality() != Quality.SATURATED) {
            watch.pass(out);
            return;
        }
        double value = reading.value();
        int severity = Severity.below(band, value + tolerance);
        hasBeenInside |= severity == Severity.NONE;
        if (severity != Severity.NONE && !hasBeenInside && mayWait(view)) {
            severity = Severity.NONE;
        }
        watch.see(severity, value, Severity.low(band, severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        hasBeenInside = false;
        closedBefore = false;
    }

    private boolean mayWait(ChannelView view) {
        if (!view.output().relayClosed()) {
            return true;
        }
        if (!closedBefore) {
            closedBefore = true;
            closedSinceNanos = view.nanos();
        }
        Reading amperes = view.scan().amperes();
        boolean discharges =
                view.steady(amperes) && amperes.value() < -0.01 * view.fullScaleAmperes();
        return !discharges && view.nanos() - closedSinceNanos < GRACE_NANOS;
    }
}
