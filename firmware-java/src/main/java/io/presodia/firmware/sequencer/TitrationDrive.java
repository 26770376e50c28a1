package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import org.jspecify.annotations.Nullable;

/**
 * Pulses of current with a rest after each, for ever: an exit ends them. One step and not a loop of
 * two, so that charge and time of the exits count over all of it and what a pulse began its rest
 * completes. After a pause or power cut the pulse or rest under way goes on for what is left of it.
 *
 * <p>Records the last scan of each pulse and rest, the first of the next, and one a second through
 * the first minute of both, where the voltage moves with the root of time.
 */
final class TitrationDrive implements StepDrive {
    private static final double DENSE_SECONDS = 60;
    private static final double DENSE_EVERY_SECONDS = 1;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Action.Titrate action;
    private int pulse;
    private boolean resting;
    private boolean interrupted;
    private boolean phaseIsNew;
    private double beganSeconds;
    private double beganAmpereHours;
    private double baseVolts = Double.NaN;
    private double firstVolts = Double.NaN;
    private double firstSeconds = Double.NaN;
    private double endVolts = Double.NaN;
    private double restVolts = Double.NaN;
    private double pulseSeconds;
    private double pulseAmperes;
    private double recordSeconds = Double.POSITIVE_INFINITY;
    private @Nullable GittResult result;

    TitrationDrive(Action.Titrate action) {
        this.action = action;
    }

    @Override
    public Setpoint begin(Moment moment) {
        if (pulse == 0) {
            beginPulse(moment, moment.lastVolts);
            beganAmpereHours = 0;
        } else if (!resting) {
            interrupted = true;
        }
        return setpoint();
    }

    @Override
    public Setpoint proceed(Moment moment) {
        result = null;
        observe(moment);
        double since = moment.stepSeconds - beganSeconds;
        recordSeconds =
                phaseIsNew
                        ? 0
                        : since <= DENSE_SECONDS ? DENSE_EVERY_SECONDS : Double.POSITIVE_INFINITY;
        phaseIsNew = false;
        if (!resting && since >= action.pulseSeconds()) {
            endPulse(moment, since);
        } else if (resting && since >= action.restSeconds()) {
            result = complete(since);
            beginPulse(moment, Double.isNaN(restVolts) ? moment.lastVolts : restVolts);
        }
        return setpoint();
    }

    private void observe(Moment moment) {
        if (Double.isNaN(moment.freshVolts)) {
            return;
        }
        if (resting) {
            restVolts = moment.freshVolts;
        } else if (!Double.isNaN(moment.freshAmperes)) {
            if (Double.isNaN(firstVolts)) {
                firstVolts = moment.freshVolts;
                firstSeconds = moment.stepSeconds - beganSeconds;
            }
            endVolts = moment.freshVolts;
        }
    }

    private void beginPulse(Moment moment, double base) {
        pulse++;
        resting = false;
        interrupted = false;
        baseVolts = base;
        firstVolts = Double.NaN;
        firstSeconds = Double.NaN;
        endVolts = Double.NaN;
        restVolts = Double.NaN;
        beganAmpereHours = moment.stepAmpereHours;
        beginPhase(moment);
    }

    private void endPulse(Moment moment, double since) {
        resting = true;
        pulseSeconds = since;
        pulseAmperes = (moment.stepAmpereHours - beganAmpereHours) * SECONDS_PER_HOUR / since;
        beginPhase(moment);
    }

    private void beginPhase(Moment moment) {
        beganSeconds = moment.stepSeconds;
        phaseIsNew = true;
        recordSeconds = 0;
        moment.modeBegan = true;
    }

    private GittResult complete(double restSeconds) {
        return new GittResult(
                pulse,
                pulseAmperes,
                pulseSeconds,
                restSeconds,
                baseVolts,
                firstVolts,
                firstSeconds,
                endVolts,
                restVolts,
                interrupted);
    }

    private Setpoint setpoint() {
        return resting ? Setpoint.OPEN : action.pulse();
    }

    @Override
    public @Nullable SequencerEvent measured(String stepId) {
        GittResult measured = result;
        return measured == null ? null : new SequencerEvent.GittMeasured(stepId, measured);
    }

    @Override
    public double recordSeconds() {
        return recordSeconds;
    }

    @Override
    public void save(Memory memory) {
        memory.put(pulse);
        memory.put(resting);
        memory.put(interrupted);
        memory.put(phaseIsNew);
        memory.put(beganSeconds);
        memory.put(beganAmpereHours);
        memory.putOptional(baseVolts);
        memory.putOptional(firstVolts);
        memory.putOptional(firstSeconds);
        memory.putOptional(endVolts);
        memory.putOptional(restVolts);
        memory.put(pulseSeconds);
        memory.put(pulseAmperes);
    }

    @Override
    public void load(Memory memory) {
        pulse = memory.takeCount();
        resting = memory.takeFlag();
        interrupted = memory.takeFlag();
        phaseIsNew = memory.takeFlag();
        beganSeconds = memory.take();
        beganAmpereHours = memory.take();
        baseVolts = memory.takeOptional();
        firstVolts = memory.takeOptional();
        firstSeconds = memory.takeOptional();
        endVolts = memory.takeOptional();
        restVolts = memory.takeOptional();
        pulseSeconds = memory.take();
        pulseAmperes = memory.take();
    }
}
