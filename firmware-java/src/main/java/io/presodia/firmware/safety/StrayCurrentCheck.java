package io.presodia.firmware.safety;

import io.presodia.hal.channel.Reading;

/** Current while the relay is told to be open. */
final class StrayCurrentCheck implements ChannelCheck {
    private final Watch watch;
    private final Thresholds.Fixed fractions;

    StrayCurrentCheck(Watch watch, Thresholds.Fixed fractions) {
        this.watch = watch;
        this.fractions = fractions;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        if (view.output().relayCommanded()) {
            watch.see(Severity.NONE, 0, 0, out);
            return;
        }
        Reading amperes = view.scan().amperes();
        if (!view.steady(amperes)) {
            watch.pass(out);
            return;
        }
        int severity = fractions.severity(Math.abs(amperes.value()) / view.fullScaleAmperes());
        watch.see(
                severity,
                amperes.value(),
                fractions.limit(severity) * view.fullScaleAmperes(),
                out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
