package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import org.jspecify.annotations.Nullable;

/**
 * A small voltage held for a time, and the current that is left of it at the end. A pause or power
 * cut lets the cell relax, so the whole time begins anew after it.
 */
final class PolarisationDrive implements StepDrive {
    private static final double LATE = 0.9;
    private static final double EARLIER = 0.8;

    private final Action.Polarise action;
    private double beganSeconds;
    private double baseVolts = Double.NaN;
    private double firstAmperes = Double.NaN;
    private double firstSeconds = Double.NaN;
    private double earlierAmperes;
    private int earlier;
    private double lateAmperes;
    private double lateVolts;
    private int late;
    private boolean done;

    PolarisationDrive(Action.Polarise action) {
        this.action = action;
    }

    @Override
    public Setpoint begin(Moment moment) {
        beganSeconds = moment.stepSeconds;
        baseVolts = moment.lastVolts;
        firstAmperes = Double.NaN;
        firstSeconds = Double.NaN;
        earlierAmperes = 0;
        earlier = 0;
        lateAmperes = 0;
        lateVolts = 0;
        late = 0;
        return action.setpoint();
    }

    @Override
    public Setpoint proceed(Moment moment) {
        double since = moment.stepSeconds - beganSeconds;
        if (!Double.isNaN(moment.freshVolts + moment.freshAmperes)) {
            take(since, moment.freshVolts, moment.freshAmperes);
        }
        done = since >= action.seconds();
        return action.setpoint();
    }

    private void take(double since, double volts, double amperes) {
        if (Double.isNaN(firstAmperes)) {
            firstAmperes = amperes;
            firstSeconds = since;
        }
        double part = since / action.seconds();
        if (part > LATE) {
            lateAmperes += amperes;
            lateVolts += volts;
            late++;
        } else if (part > EARLIER) {
            earlierAmperes += amperes;
            earlier++;
        }
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public @Nullable SequencerEvent measured(String stepId) {
        if (!done) {
            return null;
        }
        return new SequencerEvent.PolarisationMeasured(
                stepId,
                new PolarisationResult(
                        action.biasVolts(),
                        baseVolts,
                        firstAmperes,
                        firstSeconds,
                        mean(earlierAmperes, earlier),
                        mean(lateAmperes, late),
                        mean(lateVolts, late),
                        late));
    }

    private static double mean(double sum, int count) {
        return count == 0 ? Double.NaN : sum / count;
    }

    @Override
    public void save(Memory memory) {
        memory.put(beganSeconds);
        memory.putOptional(baseVolts);
        memory.putOptional(firstAmperes);
        memory.putOptional(firstSeconds);
        memory.put(earlierAmperes);
        memory.put(earlier);
        memory.put(lateAmperes);
        memory.put(lateVolts);
        memory.put(late);
    }

    @Override
    public void load(Memory memory) {
        beganSeconds = memory.take();
        baseVolts = memory.takeOptional();
        firstAmperes = memory.takeOptional();
        firstSeconds = memory.takeOptional();
        earlierAmperes = memory.take();
        earlier = memory.takeCount();
        lateAmperes = memory.take();
        lateVolts = memory.take();
        late = memory.takeCount();
    }
}
