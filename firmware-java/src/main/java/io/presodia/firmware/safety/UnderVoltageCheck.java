package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.TieredBand;

/**
 * The low end of the voltage window. A fresh cell rests below it and must be charged into it: until
 * the voltage has been inside once without being charged, the check waits while the cell rests or
 * is charged, up to a small share of its charge budget, and never while it is being discharged.
 */
final class UnderVoltageCheck implements ChannelCheck {
    /**
     * Share of the charge budget that a fresh cell may take below its window. A presodiated NaCrO2
     * || Sn cell comes inside after some 10 % of what cathode and donor can give; a shorted one
     * never does.
     */
    static final double GRACE_BUDGET_SHARE = 0.15;

    private final Watch watch;
    private final Watched watched;
    private final TieredBand band;
    private final double tolerance;
    private final double graceAmpereHours;
    private boolean hasBeenInside;

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
        hasBeenInside |= severity == Severity.NONE && !charges(view);
        if (severity != Severity.NONE && !hasBeenInside && mayWait(view)) {
            severity = Severity.NONE;
        }
        watch.see(severity, value, Severity.low(band, severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        hasBeenInside = false;
    }

    /** A current can lift a fresh cell into its window, from where it falls back in a rest. */
    private static boolean charges(ChannelView view) {
        Reading amperes = view.scan().amperes();
        return view.output().relayClosed()
                && (!view.steady(amperes) || amperes.value() > 0.01 * view.fullScaleAmperes());
    }

    private boolean mayWait(ChannelView view) {
        if (!view.output().relayClosed()) {
            return true;
        }
        Reading amperes = view.scan().amperes();
        boolean discharges =
                view.steady(amperes) && amperes.value() < -0.01 * view.fullScaleAmperes();
        return !discharges && view.scan().total().netAmpereHours() < graceAmpereHours;
    }
}
