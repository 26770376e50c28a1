package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.unit.Current;

/**
 * Constant power as the current P/V of the last good voltage, within what cell and channel bear. A
 * bad reading holds the current; before the first good one the relay stays open.
 */
final class PowerDrive implements StepDrive {
    /** A change below the resolution of a 16-bit setpoint is not worth a bus transfer. */
    private static final double WORTH = 2e-5;

    private final Action.Power action;
    private double amperes = Double.NaN;
    private Setpoint setpoint = Setpoint.OPEN;

    PowerDrive(Action.Power action) {
        this.action = action;
    }

    @Override
    public Setpoint begin(Moment moment) {
        return follow(moment.lastVolts);
    }

    @Override
    public Setpoint proceed(Moment moment) {
        return follow(moment.volts);
    }

    private Setpoint follow(double volts) {
        if (Double.isNaN(volts)) {
            return setpoint;
        }
        double wanted = wanted(volts);
        if (Double.isNaN(amperes) || Math.abs(wanted - amperes) > WORTH * Math.abs(amperes)) {
            set(wanted);
        }
        return setpoint;
    }

    private double wanted(double volts) {
        double largest = action.largestAmperes();
        double magnitude =
                volts > 0 ? Math.min(largest, Math.abs(action.watts()) / volts) : largest;
        return action.watts() > 0 ? magnitude : -magnitude;
    }

    private void set(double wanted) {
        amperes = wanted;
        setpoint = Setpoint.of(new Drive.Galvanostatic(new Current(wanted)));
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
