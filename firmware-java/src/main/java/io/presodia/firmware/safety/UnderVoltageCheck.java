package io.presodia.firmware.safety;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.TieredBand;
import io.presodia.hal.unit.Current;

/**
 * The low end of the voltage window. A fresh cell rests below it and must be charged into it: until
 * the cell has shown that it belongs inside, the check waits while the cell rests or is charged, up
 * to a small share of its charge budget, and never while it is being discharged.
 */
final class UnderVoltageCheck implements ChannelCheck {
    /**
     * Share of the charge budget that a fresh cell may take below its window. A presodiated NaCrO2
     * || Sn cell comes inside after some 10 % of what cathode and donor can give; a shorted one
     * never does.
     */
    static final double GRACE_BUDGET_SHARE = 0.15;

    /** Share of the grace below which nothing worth a polarisation has been charged; assumed. */
    private static final double UNCHARGED_SHARE = 0.001;

    /**
     * How long a cell must lie inside before anything is charged; assumed. A composite of cathode
     * and donor finds its common voltage within minutes of assembly, and may leave the window on
     * its way: one with NVPF and 3 wt% of donor is out of it after ten seconds.
     */
    private static final long SETTLED_NANOS = 30_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final Watch watch;
    private final Watched watched;
    private final TieredBand band;
    private final double tolerance;
    private final double graceAmpereHours;
    private boolean hasBeenInside;
    private boolean wasBelow;
    private long insideSinceNanos = NEVER;

    UnderVoltageCheck(
            Watch watch,
            Watched watched,
            TieredBand band,
            double tolerance,
            double budgetAmpereHours) {
        this.watch = watch;
        this.watched = watched;
        this.band = band;
        this.tolerance = tolerance;
        graceAmpereHours = GRACE_BUDGET_SHARE * budgetAmpereHours;
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
        boolean fell = severity != Severity.NONE && !wasBelow;
        wasBelow = severity != Severity.NONE;
        if (severity != Severity.NONE) {
            insideSinceNanos = NEVER;
        } else {
            hasBeenInside |= belongsInside(view);
        }
        if (severity != Severity.NONE && !hasBeenInside && mayWait(view, fell)) {
            severity = Severity.NONE;
        }
        watch.see(severity, value, Severity.low(band, severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        hasBeenInside = false;
        wasBelow = false;
        insideSinceNanos = NEVER;
    }

    /**
     * Whether a voltage inside tells of the cell and not of its polarisation. A current can lift a
     * fresh cell into its window, and in the rest after it the cell falls back for many minutes. So
     * a voltage inside counts when it lasts before anything was charged, under discharge, and after
     * the grace.
     */
    private boolean belongsInside(ChannelView view) {
        double charged = view.scan().total().netAmpereHours();
        if (charged >= graceAmpereHours || discharges(view)) {
            return true;
        }
        if (charged > UNCHARGED_SHARE * graceAmpereHours || charges(view)) {
            insideSinceNanos = NEVER;
            return false;
        }
        if (insideSinceNanos == NEVER) {
            insideSinceNanos = view.nanos();
        }
        return view.nanos() - insideSinceNanos >= SETTLED_NANOS;
    }

    private static boolean charges(ChannelView view) {
        Reading amperes = view.scan().amperes();
        return view.output().relayClosed()
                && (!view.steady(amperes) || amperes.value() > 0.01 * view.fullScaleAmperes());
    }

    private static boolean discharges(ChannelView view) {
        Reading amperes = view.scan().amperes();
        return view.output().relayClosed()
                && view.steady(amperes)
                && amperes.value() < -0.01 * view.fullScaleAmperes();
    }

    /** A step that discharges a waiting cell by mistake has its first readings to end by itself. */
    private boolean mayWait(ChannelView view, boolean fell) {
        if (!view.output().relayClosed()) {
            return true;
        }
        boolean isToDischarge =
                view.output().drive() instanceof Drive.Galvanostatic(Current set)
                        && set.amperes() < 0;
        return !(isToDischarge && fell)
                && !discharges(view)
                && view.scan().total().netAmpereHours() < graceAmpereHours;
    }
}
