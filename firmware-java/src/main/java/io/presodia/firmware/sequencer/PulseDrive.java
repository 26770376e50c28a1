package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.unit.Current;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pulse and the resistances that its burst capture shows.
 *
 * <p>The onset is the first burst point whose current has come half of the way. The resistance at a
 * time t is the mean change of voltage over the mean change of current of the points within 10 % of
 * t (at least 0.6 ms, so that 1 kHz gives one) while the pulse is on. After the pulse the relay
 * opens and late points are waited for, at most half a second. When no burst point came at all, the
 * last scan of the pulse gives the one resistance there is.
 */
final class PulseDrive implements StepDrive {
    private static final double HALF_WAY = 0.5;
    private static final double SPREAD = 0.1;
    private static final double LEAST_SPREAD_SECONDS = 0.6e-3;
    private static final double PATIENCE_SECONDS = 0.5;

    private final Action.Pulse action;
    private final Setpoint first;
    private final Setpoint then;
    private final double[] sumVolts;
    private final double[] sumAmperes;
    private final int[] samples;
    private double beganSeconds;
    private double baseVolts = Double.NaN;
    private double baseAmperes;
    private double onsetNanos = Double.NaN;
    private double newestNanos = Double.NaN;
    private double scanSeconds = Double.NaN;
    private double scanVolts;
    private double scanAmperes;
    private boolean over;
    private boolean done;

    PulseDrive(Action.Pulse action) {
        this.action = action;
        Drive drive = new Drive.Galvanostatic(new Current(action.amperes()));
        this.first = new Setpoint(drive, action.seconds());
        this.then = Setpoint.of(drive);
        int times = action.atSeconds().size();
        this.sumVolts = new double[times];
        this.sumAmperes = new double[times];
        this.samples = new int[times];
    }

    @Override
    public Setpoint begin(Moment moment) {
        over = false;
        onsetNanos = Double.NaN;
        newestNanos = Double.NaN;
        scanSeconds = Double.NaN;
        for (int i = 0; i < samples.length; i++) {
            sumVolts[i] = 0;
            sumAmperes[i] = 0;
            samples[i] = 0;
        }
        baseVolts = moment.lastVolts;
        baseAmperes = moment.open || Double.isNaN(moment.amperes) ? 0 : moment.amperes;
        beganSeconds = moment.stepSeconds;
        return Double.isNaN(baseVolts) ? Setpoint.OPEN : first;
    }

    @Override
    public Setpoint proceed(Moment moment) {
        if (Double.isNaN(baseVolts)) {
            return begin(moment);
        }
        for (int i = 0; i < moment.burst.size(); i++) {
            take(moment.burst.get(i));
        }
        double since = moment.stepSeconds - beganSeconds;
        if (!over && !Double.isNaN(moment.freshVolts + moment.freshAmperes)) {
            scanSeconds = since;
            scanVolts = moment.freshVolts;
            scanAmperes = moment.freshAmperes;
        }
        over |= since >= action.seconds();
        boolean complete = (newestNanos - onsetNanos) / 1e9 >= action.seconds();
        done = over && (complete || since >= action.seconds() + PATIENCE_SECONDS);
        return over ? Setpoint.OPEN : then;
    }

    private void take(BurstPoint point) {
        newestNanos = point.nanos();
        double step = action.amperes() - baseAmperes;
        boolean on = (point.amperes() - baseAmperes) / step >= HALF_WAY;
        if (!on) {
            return;
        }
        if (Double.isNaN(onsetNanos)) {
            onsetNanos = point.nanos();
        }
        double seconds = (point.nanos() - onsetNanos) / 1e9;
        for (int i = 0; i < samples.length; i++) {
            double at = action.atSeconds().get(i);
            if (Math.abs(seconds - at) <= Math.max(SPREAD * at, LEAST_SPREAD_SECONDS)) {
                sumVolts[i] += point.volts();
                sumAmperes[i] += point.amperes();
                samples[i]++;
            }
        }
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public @Nullable SequencerEvent measured(String stepId) {
        return done ? new SequencerEvent.PulseMeasured(stepId, result()) : null;
    }

    private PulseResult result() {
        List<PulseResult.Point> points = new ArrayList<>();
        boolean burst = !Double.isNaN(onsetNanos);
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] > 0) {
                points.add(
                        point(
                                action.atSeconds().get(i),
                                sumVolts[i] / samples[i],
                                sumAmperes[i] / samples[i],
                                samples[i]));
            }
        }
        if (!burst && !Double.isNaN(scanSeconds)) {
            points.add(point(scanSeconds, scanVolts, scanAmperes, 1));
        }
        return new PulseResult(action.amperes(), baseVolts, baseAmperes, burst, points);
    }

    private PulseResult.Point point(double seconds, double volts, double amperes, int count) {
        return new PulseResult.Point(seconds, (volts - baseVolts) / (amperes - baseAmperes), count);
    }

    @Override
    public void save(Memory memory) {
        for (int i = 0; i < samples.length; i++) {
            memory.put(sumVolts[i]);
            memory.put(sumAmperes[i]);
            memory.put(samples[i]);
        }
        memory.put(beganSeconds);
        memory.putOptional(baseVolts);
        memory.put(baseAmperes);
        memory.putOptional(onsetNanos);
        memory.putOptional(newestNanos);
        memory.putOptional(scanSeconds);
        memory.put(scanVolts);
        memory.put(scanAmperes);
        memory.put(over);
        memory.put(done);
    }

    @Override
    public void load(Memory memory) {
        for (int i = 0; i < samples.length; i++) {
            sumVolts[i] = memory.take();
            sumAmperes[i] = memory.take();
            samples[i] = memory.takeCount();
        }
        beganSeconds = memory.take();
        baseVolts = memory.takeOptional();
        baseAmperes = memory.take();
        onsetNanos = memory.takeOptional();
        newestNanos = memory.takeOptional();
        scanSeconds = memory.takeOptional();
        scanVolts = memory.take();
        scanAmperes = memory.take();
        over = memory.takeFlag();
        done = memory.takeFlag();
    }
}
