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

    /**
     * After a higher current a donor that could not follow it takes back what the cathode gave in
     * its place, and the voltage falls for longer. Assumed: three times the 20 min that the virtual
     * cell takes at 0.06C after 0.45C.
     */
    static final long EXCHANGED_NANOS = 3_600_000_000_000L;

    private final Watch watch;
    private final Thresholds.Fixed voltsPerMinute;
    private final SlopeWindow window = SlopeWindow.ofAMinute();
    private double amperes;
    private long watchedFromNanos;
    private double higherAmperes;
    private long higherEndNanos;

    SoftShortCheck(Watch watch, Thresholds.Fixed voltsPerMinute) {
        this.watch = watch;
        this.voltsPerMinute = voltsPerMinute;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        double now = chargingAmperes(view);
        if (now != amperes) {
            change(now, view.nanos(), out);
        }
        if (amperes == 0) {
            return;
        }
        Reading volts = view.scan().volts();
        if (!view.steady(volts) || view.nanos() < watchedFromNanos) {
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

    private void change(double next, long nanos, Findings out) {
        watch.reset(out);
        window.clear();
        if (amperes >= higherAmperes || nanos - higherEndNanos > EXCHANGED_NANOS) {
            higherAmperes = amperes;
            higherEndNanos = nanos;
        }
        amperes = next;
        watchedFromNanos = nanos + RELAXED_NANOS;
        if (next < higherAmperes) {
            watchedFromNanos = Math.max(watchedFromNanos, higherEndNanos + EXCHANGED_NANOS);
        }
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
        window.clear();
        amperes = 0;
        higherAmperes = 0;
    }

    /** The current that charges the cell; 0 where none is asked for. */
    private static double chargingAmperes(ChannelView view) {
        return view.output().drive() instanceof Drive.Galvanostatic set
                        && view.output().relayClosed()
                ? Math.max(0, set.current().amperes())
                : 0;
    }
}
