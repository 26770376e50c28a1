package io.presodia.host.analysis;

import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pulse of a titration and the rest after it, as recorded.
 *
 * @param stepCount step of the run
 * @param pulse number in the step, from 1
 * @param chargeAmpereHours net charge of the step when the pulse ended, A h
 * @param amperes mean current of the pulse's rows, A, positive on charge
 * @param baseVolts last voltage before the pulse, V
 * @param restVolts last voltage of the rest, V
 * @param pulseSeconds τ, s
 * @param restSeconds how long the rest was, s
 * @param whole whether pulse and rest are as long as the longest of the step: a pause or a power
 *     cut leaves two parts, neither of which is a pulse of the titration
 * @param seconds times of the rows under current, s into the pulse
 * @param volts their voltages, V
 */
public record GittPulse(
        int stepCount,
        int pulse,
        double chargeAmpereHours,
        double amperes,
        double baseVolts,
        double restVolts,
        double pulseSeconds,
        double restSeconds,
        boolean whole,
        List<Double> seconds,
        List<Double> volts) {
    static final String KIND = "gitt";
    private static final double FLOWS = 0.5;
    private static final double AS_LONG = 0.99;

    public GittPulse {
        seconds = List.copyOf(seconds);
        volts = List.copyOf(volts);
    }

    /** ΔE_s: change of the voltage at rest, V. */
    public double stepVolts() {
        return restVolts - baseVolts;
    }

    /** The same pulse less what else polarises slowly under current; itself where that is null. */
    public GittPulse without(@Nullable SlowPolarisation slow) {
        if (slow == null) {
            return this;
        }
        List<Double> own = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            own.add(volts.get(i) - amperes * slow.ohmsAt(seconds.get(i)));
        }
        return new GittPulse(
                stepCount,
                pulse,
                chargeAmpereHours,
                amperes,
                baseVolts,
                restVolts,
                pulseSeconds,
                restSeconds,
                whole,
                seconds,
                own);
    }

    /** What it says of diffusion. */
    public Diffusion diffusion(Gitt method) {
        if (!whole) {
            return new Diffusion.Undetermined("the pulse or its rest was cut short");
        }
        return method.coefficient(
                seconds.stream().mapToDouble(Double::doubleValue).toArray(),
                volts.stream().mapToDouble(Double::doubleValue).toArray(),
                pulseSeconds,
                stepVolts());
    }

    /** Every pulse of every titration of the run whose rest was recorded, too. */
    public static List<GittPulse> of(RunData run) {
        List<GittPulse> pulses = new ArrayList<>();
        for (StepSegment step : run.steps()) {
            if (step.stepType().equals(KIND)) {
                addAll(run, step, pulses);
            }
        }
        return List.copyOf(pulses);
    }

    private static void addAll(RunData run, StepSegment step, List<GittPulse> pulses) {
        boolean[] flowing = flowing(run, step);
        List<GittPulse> found = new ArrayList<>();
        double longestPulse = 0;
        double longestRest = 0;
        int row = 0;
        while (row < flowing.length) {
            int end = after(flowing, row, true);
            int rest = after(flowing, end, false);
            if (end > row && rest > end) {
                GittPulse pulse = pulse(run, step, found.size() + 1, new int[] {row, end, rest});
                found.add(pulse);
                longestPulse = Math.max(longestPulse, pulse.pulseSeconds);
                longestRest = Math.max(longestRest, pulse.restSeconds);
            }
            row = rest;
        }
        for (GittPulse pulse : found) {
            boolean whole =
                    pulse.pulseSeconds >= AS_LONG * longestPulse
                            && pulse.restSeconds >= AS_LONG * longestRest;
            pulses.add(pulse.marked(whole));
        }
    }

    private GittPulse marked(boolean isWhole) {
        return new GittPulse(
                stepCount,
                pulse,
                chargeAmpereHours,
                amperes,
                baseVolts,
                restVolts,
                pulseSeconds,
                restSeconds,
                isWhole,
                seconds,
                volts);
    }

    /** Whether current flows in each row of the step; a bad reading is as the row before. */
    private static boolean[] flowing(RunData run, StepSegment step) {
        double threshold = 0;
        for (int row = step.from(); row < step.to(); row++) {
            double amperes = Math.abs(run.amperes()[row]);
            threshold = Math.max(threshold, Double.isNaN(amperes) ? 0 : FLOWS * amperes);
        }
        boolean[] flowing = new boolean[step.size()];
        for (int i = 0; i < flowing.length; i++) {
            double amperes = Math.abs(run.amperes()[step.from() + i]);
            // A titration begins with a pulse.
            flowing[i] =
                    threshold > 0
                            && (Double.isNaN(amperes)
                                    ? i == 0 || flowing[i - 1]
                                    : amperes >= threshold);
        }
        return flowing;
    }

    private static int after(boolean[] flowing, int from, boolean what) {
        int to = from;
        while (to < flowing.length && flowing[to] == what) {
            to++;
        }
        return to;
    }

    /** The pulse of the step's rows from span[0] to span[1], whose rest ends at span[2]. */
    private static GittPulse pulse(RunData run, StepSegment step, int number, int[] span) {
        int from = step.from() + span[0];
        int to = step.from() + span[1];
        int rest = step.from() + span[2];
        // The row before the edge is the last at rest: the current is commanded in that very scan.
        double began = span[0] == 0 ? 0 : run.stepSeconds()[from - 1];
        List<Double> seconds = new ArrayList<>();
        List<Double> volts = new ArrayList<>();
        double sum = 0;
        int good = 0;
        for (int row = from; row < to; row++) {
            seconds.add(run.stepSeconds()[row] - began);
            volts.add(run.volts()[row]);
            if (!Double.isNaN(run.amperes()[row])) {
                sum += run.amperes()[row];
                good++;
            }
        }
        double ended = run.stepSeconds()[to - 1];
        return new GittPulse(
                step.stepCount(),
                number,
                run.stepCounters().chargeAmpereHours()[to - 1]
                        - run.stepCounters().dischargeAmpereHours()[to - 1],
                sum / good,
                lastVolts(run, 0, from),
                lastVolts(run, to, rest),
                ended - began,
                run.stepSeconds()[rest - 1] - ended,
                true,
                seconds,
                volts);
    }

    /**
     * The last good voltage of the rows from {@code from} to {@code to}; NaN when there is none.
     */
    private static double lastVolts(RunData run, int from, int to) {
        for (int row = to - 1; row >= from; row--) {
            if (!Double.isNaN(run.volts()[row])) {
                return run.volts()[row];
            }
        }
        return Double.NaN;
    }
}
