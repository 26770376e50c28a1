package io.presodia.host.paper;

import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import java.util.List;

/**
 * Voltage of a half cycle against its own charge.
 *
 * @param capacity mAh per gram of active cathode (of the donor where it is alone), from 0
 * @param volts V
 */
@SuppressWarnings("ArrayRecordComponent")
record Curve(double[] capacity, double[] volts) {
    private static final double MILLI = 1e3;

    /** The curve of a half cycle, where it is driven by a set current. */
    static Curve of(RunData run, HalfCycle half, double grams) {
        List<StepSegment> steps =
                half.steps().stream().filter(step -> step.stepType().equals("cc")).toList();
        int rows = 0;
        for (StepSegment step : steps) {
            rows += step.size();
        }
        double[] capacity = new double[rows];
        double[] volts = new double[rows];
        double[] counted =
                half.direction() == Direction.CHARGE
                        ? run.stepCounters().chargeAmpereHours()
                        : run.stepCounters().dischargeAmpereHours();
        double before = 0;
        int row = 0;
        for (StepSegment step : steps) {
            for (int i = step.from(); i < step.to(); i++) {
                capacity[row] = (before + counted[i]) * MILLI / grams;
                volts[row++] = run.volts()[i];
            }
            before += counted[step.to() - 1];
        }
        return new Curve(capacity, volts);
    }

    /** The charge at its end, mAh/g. */
    double end() {
        return capacity[capacity.length - 1];
    }
}
