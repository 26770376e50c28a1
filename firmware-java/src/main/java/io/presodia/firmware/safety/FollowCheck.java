package io.presodia.firmware.safety;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Reading;

/** Whether the channel holds the current or voltage it was told. */
final class FollowCheck implements ChannelCheck {
    /** What setpoint and measurement may differ by at any current, as a part of the range. */
    private static final double OF_RANGE = 0.002;

    /** At this part of the range the potentiostat clamps and cannot hold the voltage. */
    private static final double CLAMPED = 0.9;

    private final Watch galvanostatic;
    private final Watch potentiostatic;
    private final Thresholds.Fixed fractions;

    FollowCheck(Watch galvanostatic, Watch potentiostatic, Thresholds.Fixed fractions) {
        this.galvanostatic = galvanostatic;
        this.potentiostatic = potentiostatic;
        this.fractions = fractions;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        switch (view.output().drive()) {
            case Drive.Open open -> {
                galvanostatic.see(Severity.NONE, 0, 0, out);
                potentiostatic.see(Severity.NONE, 0, 0, out);
            }
            case Drive.Galvanostatic drive -> {
                potentiostatic.see(Severity.NONE, 0, 0, out);
                holdsCurrent(view, drive.current().amperes(), out);
            }
            case Drive.Potentiostatic drive -> {
                galvanostatic.see(Severity.NONE, 0, 0, out);
                holdsVoltage(view, drive.voltage().volts(), out);
            }
        }
    }

    @Override
    public void reset(Findings out) {
        galvanostatic.reset(out);
        potentiostatic.reset(out);
    }

    private void holdsCurrent(ChannelView view, double target, Findings out) {
        Reading amperes = view.scan().amperes();
        if (!view.steady(amperes)) {
            galvanostatic.pass(out);
            return;
        }
        double floor = OF_RANGE * view.fullScaleAmperes();
        double error = amperes.value() - target;
        double beyond = Math.max(0, Math.abs(error) - floor);
        // Without a set current any error beyond the floor is infinitely large a fraction of it.
        int severity = beyond == 0 ? Severity.NONE : fractions.severity(beyond / Math.abs(target));
        double allowed = floor + fractions.limit(severity) * Math.abs(target);
        galvanostatic.see(
                severity, amperes.value(), error > 0 ? target + allowed : target - allowed, out);
    }

    private void holdsVoltage(ChannelView view, double target, Findings out) {
        Reading volts = view.scan().volts();
        Reading amperes = view.scan().amperes();
        if (!view.steady(volts) || !view.steady(amperes)) {
            potentiostatic.pass(out);
            return;
        }
        boolean clamped = Math.abs(amperes.value()) >= CLAMPED * view.fullScaleAmperes();
        double error = volts.value() - target;
        int severity = clamped ? Severity.NONE : fractions.severity(Math.abs(error));
        double allowed = fractions.limit(severity);
        potentiostatic.see(
                severity, volts.value(), error > 0 ? target + allowed : target - allowed, out);
    }
}
