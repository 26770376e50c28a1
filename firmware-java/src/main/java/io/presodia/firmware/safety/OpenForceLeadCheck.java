package io.presodia.firmware.safety;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Reading;

/** A set current that does not flow through a closed relay. */
final class OpenForceLeadCheck implements ChannelCheck {
    /** Set currents below this part of the range drown in offset. */
    private static final double WORTH_WATCHING = 0.01;

    private static final double FLOWING = 0.1;

    private final Watch watch;
    private final int severity;

    OpenForceLeadCheck(Watch watch, int severity) {
        this.watch = watch;
        this.severity = severity;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        if (!(view.output().drive() instanceof Drive.Galvanostatic drive)
                || !view.output().relayClosed()) {
            watch.see(Severity.NONE, 0, 0, out);
            return;
        }
        Reading amperes = view.scan().amperes();
        if (!view.steady(amperes)) {
            watch.pass(out);
            return;
        }
        double target = drive.current().amperes();
        boolean dead =
                Math.abs(target) > WORTH_WATCHING * view.fullScaleAmperes()
                        && Math.abs(amperes.value()) < FLOWING * Math.abs(target);
        watch.see(dead ? severity : Severity.NONE, amperes.value(), FLOWING * target, out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
