package io.presodia.host.analysis;

import io.presodia.firmware.estimate.LeakRest;
import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A long rest after a charge, in which a soft short shows: a charged cell is steep, so that little
 * lost sodium is much voltage.
 *
 * @param stepId the step's name in the protocol
 * @param atSeconds when it began, s since the run began
 * @param seconds its length, s
 * @param voltsPerHour slope of the voltage in its last hour, V/h; below 0 where it falls
 */
public record TopRest(String stepId, double atSeconds, double seconds, double voltsPerHour) {
    /**
     * Before, relaxation is not told from a leak: two hours, and one to measure in; less a scan.
     */
    private static final double LEAST_SECONDS = 3 * 3600 - 10;

    /** The voltage of the last hour is taken from means of so long at both ends, s. */
    private static final double MEAN_SECONDS = 600;

    private static final double HOUR_SECONDS = 3600;

    /** Those of a run, in order. */
    static List<TopRest> of(RunData run) {
        List<TopRest> rests = new ArrayList<>();
        boolean charged = false;
        for (StepSegment step : run.steps()) {
            double length = run.stepSeconds()[step.to() - 1];
            if (HalfCycle.drives(step)) {
                charged = step.counted().netAmpereHours() > 0;
            } else if (charged && length >= LEAST_SECONDS) {
                double slope = -fall(run, step);
                if (!Double.isNaN(slope)) {
                    rests.add(
                            new TopRest(
                                    step.stepId(), run.testSeconds()[step.from()], length, slope));
                }
            }
        }
        return List.copyOf(rests);
    }

    /** Whether the voltage fell as with a soft short. */
    public boolean leaks() {
        return voltsPerHour < -LeakRest.LEAK_VOLTS_PER_HOUR;
    }

    /** Fall of the voltage in the last hour of a rest, V/h; NaN with too few readings. */
    private static double fall(RunData run, StepSegment rest) {
        double end = run.stepSeconds()[rest.to() - 1];
        double before = meanVolts(run, rest, end - HOUR_SECONDS);
        double after = meanVolts(run, rest, end - MEAN_SECONDS);
        return (before - after) * HOUR_SECONDS / (HOUR_SECONDS - MEAN_SECONDS);
    }

    private static double meanVolts(RunData run, StepSegment rest, double fromSeconds) {
        double sum = 0;
        int count = 0;
        for (int i = rest.from(); i < rest.to(); i++) {
            double since = run.stepSeconds()[i] - fromSeconds;
            if (since >= 0 && since <= MEAN_SECONDS && !Double.isNaN(run.volts()[i])) {
                sum += run.volts()[i];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
