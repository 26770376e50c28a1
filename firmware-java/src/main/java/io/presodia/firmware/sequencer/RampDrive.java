package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;

/**
 * A current or voltage that moves linearly in time, a step every scan. After a pause or power cut
 * it goes on where it stood.
 */
final class RampDrive implements StepDrive {
    /** A change below the resolution of a 16-bit setpoint is not worth a bus transfer. */
    private static final double WORTH = 2e-5;

    private final Action.Ramp action;
    private final double worth;
    private double value = Double.NaN;
    private Setpoint setpoint = Setpoint.OPEN;
    private boolean done;

    RampDrive(Action.Ramp action) {
        this.action = action;
        this.worth = WORTH * Math.max(Math.abs(action.from()), Math.abs(action.to()));
    }

    @Override
    public Setpoint begin(Moment moment) {
        return follow(moment.stepSeconds);
    }

    @Override
    public Setpoint proceed(Moment moment) {
        done = moment.stepSeconds >= action.seconds();
        return follow(moment.stepSeconds);
    }

    private Setpoint follow(double seconds) {
        double part = Math.min(1, seconds / action.seconds());
        double wanted = action.from() + (action.to() - action.from()) * part;
        if (!(Math.abs(wanted - value) <= worth)) {
            set(wanted);
        }
        return setpoint;
    }

    private void set(double wanted) {
        value = wanted;
        setpoint =
                Setpoint.of(
                        action.ofVoltage()
                                ? new Drive.Potentiostatic(
                                        new Voltage(wanted), new Current(action.largestAmperes()))
                                : new Drive.Galvanostatic(new Current(wanted)));
    }

    @Override
    public boolean currentIsFree() {
        return action.ofVoltage();
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public void save(Memory memory) {
        memory.putOptional(value);
    }

    @Override
    public void load(Memory memory) {
        double saved = memory.takeOptional();
        if (!Double.isNaN(saved)) {
            set(saved);
        }
    }
}
