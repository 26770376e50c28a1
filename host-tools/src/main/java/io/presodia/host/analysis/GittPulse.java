package io.presodia.host.analysis;

import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import java.util.ArrayList;
import java.util.List;

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
        List<Double> seconds,
        List<Double> volts) {
    private static final String KIND = "gitt";
    private static final double FLOWS = 0.5;

    public GittPulse {
        seconds = List.copyOf(seconds);
        volts = List.copyOf(volts);
    }

    /** ΔE_s: change of the voltage at rest, V. */
    public double stepVolts() {
        return restVolts - baseVolts;
    }

    /** What it says of diffusion. */
    public Diffusion diffusion(Gitt method) {
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
        double threshold = 0;
        for (int row = step.from(); row < step.to(); row++) {
            double amperes = Math.abs(run.amperes()[row]);
            threshold = Math.max(threshold, Double.isNaN(amperes) ? 0 : FLOWS * amperes);
        }
        int number = 0;
        int row = step.from();
        while (row < step.to()) {
            int end = row;
            while (end < step.to() && flows(run, end, threshold)) {
                end++;
            }
            int rest = end;
            while (rest < step.to() && !flows(run, rest, threshold)) {
                rest++;
            }
            if (end > row && rest > end) {
                pulses.add(pulse(run, step, ++number, row, end, rest));
            }
            row = Math.max(rest, row + 1);
        }
    }

    private static boolean flows(RunData run, int row, double threshold) {
        return threshold > 0 && Math.abs(run.amperes()[row]) >= threshold;
    }

    /** The pulse of the rows from {@code from} to {@code to}, whose rest ends at {@code rest}. */
    private static GittPulse pulse(
            RunData run, StepSegment step, int number, int from, int to, int rest) {
        boolean first = from == step.from();
        // The row before the edge is the last at rest: the current is commanded in that very scan.
        double began = first ? 0 : run.stepSeconds()[from - 1];
        List<Double> seconds = new ArrayList<>();
        List<Double> volts = new ArrayList<>();
        double sum = 0;
        for (int row = from; row < to; row++) {
            seconds.add(run.stepSeconds()[row] - began);
            volts.add(run.volts()[row]);
            sum += run.amperes()[row];
        }
        return new GittPulse(
                step.stepCount(),
                number,
                run.stepCounters().chargeAmpereHours()[to - 1]
                        - run.stepCounters().dischargeAmpereHours()[to - 1],
                sum / (to - from),
                from == 0 ? Double.NaN : run.volts()[from - 1],
                run.volts()[rest - 1],
                run.stepSeconds()[to - 1] - began,
                seconds,
                volts);
    }
}
