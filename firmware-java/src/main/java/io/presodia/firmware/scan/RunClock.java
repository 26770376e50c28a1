package io.presodia.firmware.scan;

/**
 * Where a run is, for records.
 *
 * @param runSeconds since the run began, on the monotonic clock, s
 * @param cycle battery cycle, from 1; counts up when a loop marked as cycling begins its body again
 * @param stepCount steps entered since the run began, from 1; never resets
 * @param stepId the step's own name in the protocol
 * @param stepType the kind of the step, such as {@code cc}
 * @param stepSeconds since the step began, s
 */
public record RunClock(
        double runSeconds,
        int cycle,
        int stepCount,
        String stepId,
        String stepType,
        double stepSeconds) {}
