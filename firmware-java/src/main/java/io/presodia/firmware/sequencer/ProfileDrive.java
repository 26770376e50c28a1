package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.LoadProfile;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.unit.Current;

/**
 * A current from a file, or the current P/V of a power from a file within what cell and channel
 * bear. A bad voltage holds the current; before the first good one a power leaves the relay open.
 * After a pause or power cut it goes on where it stood.
 */
final class ProfileDrive implements StepDrive {
    /** A change below the resolution of a 16-bit setpoint is not worth a bus transfer. */
    private static final double WORTH = 2e-5;

    private final Action.Follow action;
    private double amperes = Double.NaN;
    private Setpoint setpoint = Setpoint.OPEN;
    private boolean done;

    ProfileDrive(Action.Follow action) {
        this.action = action;
    }

    @Override
    public Setpoint begin(Moment moment) {
        return follow(moment.stepSeconds, moment.lastVolts);
    }

    @Override
    public Setpoint proceed(Moment moment) {
        done = moment.stepSeconds >= action.load().durationSeconds();
        return follow(moment.stepSeconds, moment.volts);
    }

    private Setpoint follow(double seconds, double volts) {
        LoadProfile load = action.load();
        double value = load.value(load.rowAt(seconds)) * action.scale();
        double wanted = load.quantity().power() && value != 0 ? current(value, volts) : value;
        if (Double.isNaN(wanted)) {
            return setpoint;
        }
        boolean moved =
                !(Math.abs(wanted - amperes)
                        <= WORTH * Math.max(Math.abs(wanted), Math.abs(amperes)));
        if (moved) {
            set(wanted);
        }
        return setpoint;
    }

    /** NaN at a voltage of NaN. */
    private double current(double watts, double volts) {
        double largest =
                watts > 0 ? action.largestChargeAmperes() : action.largestDischargeAmperes();
        double magnitude = volts <= 0 ? largest : Math.min(largest, Math.abs(watts) / volts);
        return watts > 0 ? magnitude : -magnitude;
    }

    private void set(double wanted) {
        amperes = wanted;
        setpoint = Setpoint.of(new Drive.Galvanostatic(new Current(wanted)));
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public void save(Memory memory) {
        memory.putOptional(amperes);
    }

    @Override
    public void load(Memory memory) {
        double saved = memory.takeOptional();
        if (!Double.isNaN(saved)) {
            set(saved);
        }
    }
}
