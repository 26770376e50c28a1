package io.presodia.host.run;

import io.presodia.firmware.scan.Counters;

/**
 * The rows of one step.
 *
 * @param stepCount counts the steps of the run, from 1
 * @param stepId the step's name in the protocol
 * @param stepType the kind of the step, such as {@code cc}
 * @param cycle battery cycle, from 1
 * @param from first row
 * @param to row after the last
 * @param counted charge and energy of the step up to its last row
 */
public record StepSegment(
        int stepCount,
        String stepId,
        String stepType,
        int cycle,
        int from,
        int to,
        Counters counted) {
    /** Number of rows. */
    public int size() {
        return to - from;
    }
}
