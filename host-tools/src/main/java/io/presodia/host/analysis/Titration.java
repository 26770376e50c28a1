package io.presodia.host.analysis;

import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A galvanostatic intermittent titration as a whole: every pulse with what it says of diffusion,
 * and the sodium that went in and did not come back.
 *
 * <p>Three things are seen to that a pulse by itself cannot know: the voltage's noise, from the
 * rests; what else polarises slowly under current, from the pulses that moved no voltage at rest
 * ({@link SlowPolarisation}); and whether the potential is straight enough in composition: where a
 * neighbour's step per charge differs by more than a factor of two, the one slope that the method
 * divides by does not exist.
 *
 * @param noiseVolts standard uncertainty of one voltage, V
 * @param slow what was taken off the voltage under current; null where no pulse showed it
 * @param steps the pulses in order
 * @param sodiumIn charge by which the titration's steps brought sodium into the electrode, A h
 * @param sodiumOut charge by which they took sodium out of it, A h
 * @param others charge that other steps moved either way, A h
 * @param emptiedVolts the voltage farthest towards an empty electrode that the last titration step
 *     came to, V; NaN where that step did not take sodium out
 */
public record Titration(
        double noiseVolts,
        @Nullable SlowPolarisation slow,
        List<Step> steps,
        double sodiumIn,
        double sodiumOut,
        double others,
        double emptiedVolts) {
    /** Short of the end of the window by so much, the last pulse still came to it, V. */
    private static final double AT_THE_END = 0.02;

    /** What other steps may move, as a share of what the electrode holds. */
    private static final double MOST_BY_OTHERS = 0.01;

    private static final double MOST_BEND = 2;
    private static final double DETECTED = 5;
    private static final double LEAST_NOISE = 1e-6;

    /** Rows at the end of a rest from which the noise is taken. */
    private static final int QUIET_ROWS = 20;

    /** Median of the magnitude of a second difference over the standard deviation of a value. */
    private static final double MEDIAN_BEND = 0.6745 * Math.sqrt(6);

    public Titration {
        steps = List.copyOf(steps);
    }

    /**
     * The electrode that is titrated.
     *
     * @param lengthCentimetres diffusion length, cm
     * @param ampereHours what it can hold, A h
     * @param mostSodium sodium per host atom when it is full
     * @param entersOnDischarge whether sodium enters it on discharge, as at the positive terminal
     * @param alone whether the other electrode has sodium in excess and a potential of its own that
     *     stays; not so in a full cell
     * @param emptyVolts voltage of the cell at which the electrode is held to be empty, V; NaN for
     *     unknown
     */
    public record Electrode(
            Uncertain lengthCentimetres,
            double ampereHours,
            double mostSodium,
            boolean entersOnDischarge,
            boolean alone,
            double emptyVolts) {
        /** In a half cell, of which it is not known at what voltage it is empty. */
        public Electrode(
                Uncertain lengthCentimetres,
                double ampereHours,
                double mostSodium,
                boolean entersOnDischarge) {
            this(lengthCentimetres, ampereHours, mostSodium, entersOnDischarge, true, Double.NaN);
        }

        /** Sodium per host atom that a charge brings, A h positive on charge. */
        double sodium(double netAmpereHours) {
            return (entersOnDischarge ? -1 : 1) * netAmpereHours / ampereHours * mostSodium;
        }
    }

    /**
     * One pulse.
     *
     * @param pulse as recorded
     * @param fromSodium sodium per host atom that had gone in before it, less what had come out
     * @param toSodium the same after it
     * @param diffusion what it says
     */
    public record Step(GittPulse pulse, double fromSodium, double toSodium, Diffusion diffusion) {
        /** Whether sodium enters. */
        public boolean entering() {
            return toSodium > fromSodium;
        }

        Step saying(Diffusion other) {
            return new Step(pulse, fromSodium, toSodium, other);
        }

        /** Change of the voltage at rest per sodium and host atom, V. */
        public double voltsPerSodium() {
            return pulse.stepVolts() / (toSodium - fromSodium);
        }
    }

    /**
     * Why what went in and did not come out is not what the electrode trapped; empty where it is.
     */
    public String untold(Electrode electrode) {
        if (!electrode.alone()) {
            return "a full cell ends its discharge where cathode or anode ends: no trapped figure";
        }
        if (others > MOST_BY_OTHERS * electrode.ampereHours()) {
            return String.format(
                    Locale.ROOT,
                    "other steps of the run moved %.4f mAh: no trapped figure",
                    others * 1e3);
        }
        double sign = electrode.entersOnDischarge() ? 1 : -1;
        boolean emptied =
                Double.isNaN(electrode.emptyVolts())
                        ? !Double.isNaN(emptiedVolts)
                        : sign * (emptiedVolts - electrode.emptyVolts()) >= -AT_THE_END;
        return emptied ? "" : "not desodiated to its end: no trapped figure";
    }

    /**
     * Sodium per host atom that went in and did not come out again; NaN where the run does not say,
     * see {@link #untold}.
     */
    public double trapped(Electrode electrode) {
        if (!untold(electrode).isEmpty()) {
            return Double.NaN;
        }
        return (sodiumIn - sodiumOut) / electrode.ampereHours() * electrode.mostSodium();
    }

    /** Works the titrations of a run out; without steps where it has none. */
    public static Titration of(RunData run, Electrode electrode) {
        List<GittPulse> pulses = GittPulse.of(run);
        double noise = noise(run);
        SlowPolarisation slow = SlowPolarisation.of(pulses, DETECTED * Math.sqrt(2) * noise);
        double own = slow == null ? noise : noise * Math.sqrt(1 + 1.0 / slow.pulses());
        Gitt method = new Gitt(electrode.lengthCentimetres(), own, 0);
        Map<Integer, Double> starts = new HashMap<>();
        double[] net = run.total().netAmpereHours();
        for (StepSegment step : run.steps()) {
            starts.put(step.stepCount(), step.from() == 0 ? 0 : net[step.from() - 1]);
        }
        List<Step> steps = new ArrayList<>();
        for (GittPulse pulse : pulses) {
            double ended = starts.getOrDefault(pulse.stepCount(), 0.0) + pulse.chargeAmpereHours();
            double began = ended - pulse.amperes() * pulse.pulseSeconds() / 3600;
            steps.add(
                    new Step(
                            pulse,
                            electrode.sodium(began),
                            electrode.sodium(ended),
                            pulse.without(slow).diffusion(method)));
        }
        double charged = 0;
        double discharged = 0;
        double others = 0;
        StepSegment last = null;
        for (StepSegment step : run.steps()) {
            if (step.stepType().equals(GittPulse.KIND)) {
                charged += step.counted().chargeAmpereHours();
                discharged += step.counted().dischargeAmpereHours();
                last = step;
            } else {
                others +=
                        step.counted().chargeAmpereHours() + step.counted().dischargeAmpereHours();
            }
        }
        return new Titration(
                noise,
                slow,
                straightOnly(steps),
                electrode.entersOnDischarge() ? discharged : charged,
                electrode.entersOnDischarge() ? charged : discharged,
                others,
                last == null ? Double.NaN : emptied(run, last, electrode.entersOnDischarge()));
    }

    /** How far a step emptied the electrode: NaN where it filled it. */
    private static double emptied(RunData run, StepSegment step, boolean entersOnDischarge) {
        double net = step.counted().chargeAmpereHours() - step.counted().dischargeAmpereHours();
        if (net == 0 || net > 0 != entersOnDischarge) {
            return Double.NaN;
        }
        double farthest = Double.NaN;
        for (int row = step.from(); row < step.to(); row++) {
            double volts = run.volts()[row];
            if (Double.isNaN(farthest) || (volts > farthest == entersOnDischarge)) {
                farthest = Double.isNaN(volts) ? farthest : volts;
            }
        }
        return farthest;
    }

    private static List<Step> straightOnly(List<Step> steps) {
        List<Step> checked = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double bend =
                    Math.max(
                            i == 0 ? 1 : bend(steps.get(i - 1), step),
                            i + 1 == steps.size() ? 1 : bend(step, steps.get(i + 1)));
            checked.add(judged(step, bend));
        }
        return checked;
    }

    private static Step judged(Step step, double bend) {
        if (step.diffusion() instanceof Diffusion.Undetermined) {
            return step;
        }
        if (bend > MOST_BEND) {
            return step.saying(
                    new Diffusion.Undetermined(
                            String.format(
                                    Locale.ROOT,
                                    "the voltage at rest is not straight in composition: its slope"
                                            + " differs %.1f times from a neighbour's; take shorter"
                                            + " pulses here",
                                    bend)));
        }
        if (step.diffusion() instanceof Diffusion.Valid valid) {
            // The slope that counts lies anywhere from this one to half way to the neighbour's, and
            // D goes with its square.
            double ofSlope = 2 * (bend - 1) / 2 / Math.sqrt(3);
            double value = valid.coefficient().value();
            double sigma = StrictMath.hypot(valid.coefficient().sigma(), value * ofSlope);
            return step.saying(
                    new Diffusion.Valid(
                            new Uncertain(value, sigma),
                            valid.windowSeconds(),
                            valid.diffusionTimes()));
        }
        return step;
    }

    /** How much the slopes of neighbours differ, as a factor of at least 1. */
    private static double bend(Step first, Step second) {
        if (first.pulse().stepCount() != second.pulse().stepCount()) {
            return 1;
        }
        double ratio = Math.abs(first.voltsPerSodium() / second.voltsPerSodium());
        return Double.isNaN(ratio) ? 1 : Math.max(ratio, 1 / ratio);
    }

    /** From the second differences of the voltage where rests have come to an end. */
    private static double noise(RunData run) {
        List<Double> bends = new ArrayList<>();
        double[] volts = run.volts();
        double largest = 0;
        for (double amperes : run.amperes()) {
            largest = Math.max(largest, Double.isNaN(amperes) ? 0 : Math.abs(amperes));
        }
        int quiet = 0;
        for (int row = 0; row < run.size(); row++) {
            boolean flows = Math.abs(run.amperes()[row]) > 0.01 * largest;
            if (flows && quiet > 2 * QUIET_ROWS) {
                for (int i = row - QUIET_ROWS; i < row - 1; i++) {
                    bends.add(Math.abs(volts[i - 1] - 2 * volts[i] + volts[i + 1]));
                }
            }
            quiet = flows ? 0 : quiet + 1;
        }
        bends.removeIf(value -> Double.isNaN(value));
        if (bends.isEmpty()) {
            return LEAST_NOISE;
        }
        Collections.sort(bends);
        return Math.max(LEAST_NOISE, bends.get(bends.size() / 2) / MEDIAN_BEND);
    }
}
