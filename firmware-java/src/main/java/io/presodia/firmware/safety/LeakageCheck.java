package io.presodia.firmware.safety;

import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Reading;

/** A voltage that still falls hours after a charge, with the relay open: what is left is a leak. */
final class LeakageCheck implements ChannelCheck {
    /**
     * How long a charged cell is left alone before its slope counts. Before, a healthy cell relaxes
     * by up to 1.5 mV/h after 0.5C; from then on by 0.45 mV/h at most (cells of the second plant).
     */
    static final long RELAXED_NANOS = 3 * 3_600_000_000_000L;

    /** A current below this part of the range has no direction. */
    private static final double NO_CURRENT = 0.005;

    private static final double SECONDS_PER_HOUR = 3600;

    private final Watch watch;
    private final Thresholds.Fixed voltsPerHour;
    private final SlopeWindow window = SlopeWindow.ofAnHour();
    private boolean charged;
    private boolean resting;
    private long sinceNanos;

    LeakageCheck(Watch watch, Thresholds.Fixed voltsPerHour) {
        this.watch = watch;
        this.voltsPerHour = voltsPerHour;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        OutputState output = view.output();
        if (output.relayCommanded() || output.relayClosed()) {
            forgetRest(out);
            noteDirection(view);
            return;
        }
        if (!charged) {
            return;
        }
        if (!resting) {
            resting = true;
            sinceNanos = view.nanos();
        }
        Reading volts = view.reading(Watched.VOLTS);
        if (view.nanos() - sinceNanos < RELAXED_NANOS
                || !view.steady(volts)
                || !window.add(volts.nanos(), volts.value())) {
            watch.pass(out);
            return;
        }
        double fall = -window.perSecond() * SECONDS_PER_HOUR;
        int severity = voltsPerHour.severity(fall);
        watch.see(severity, -fall, -voltsPerHour.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        forgetRest(out);
        charged = false;
    }

    private void forgetRest(Findings out) {
        watch.reset(out);
        window.clear();
        resting = false;
    }

    /** Whichever way the last current of any size went. */
    private void noteDirection(ChannelView view) {
        Reading amperes = view.reading(Watched.AMPERES);
        if (view.steady(amperes)
                && Math.abs(amperes.value()) > NO_CURRENT * view.fullScaleAmperes()) {
            charged = amperes.value() > 0;
        }
    }
}
