package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Counters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a sequencer remembers between two scans, as plain values: it goes into a checkpoint and
 * a sequencer rebuilt from it decides exactly as the one it was taken from.
 *
 * @param program fingerprint of the program it belongs to
 * @param phase where it is within the step
 * @param outcome state of a run that is over, otherwise {@link RunState#RUNNING}
 * @param paused whether an operator paused it
 * @param pending command that the next scan will carry out
 * @param stopCause words that came with a pending stop; may be empty
 * @param position index of the present step in the program
 * @param passes the pass under way of each loop of the program, 0 when it has not begun
 * @param jumps how often each counted jump of the program was taken
 * @param cycle number of the battery cycle, from 1
 * @param cycleUsed whether a step that drives current was entered in this battery cycle
 * @param stepCount steps entered since the run began
 * @param scanNanos monotonic time of the last scan
 * @param sinceNanos monotonic time since when the present drive has been on
 * @param runNanos since the run began
 * @param stepNanos since the step's drive began, without pauses
 * @param waitNanos since the present wait began
 * @param stepStart the run's counters when the step began
 * @param startRecorded whether the first sample of the step was recorded
 * @param recordNanos monotonic time of the last record
 * @param recordVolts voltage of the last record, or null when it was bad
 * @param recordAmperes current of the last record, or null when it was bad
 * @param lastVolts the last good voltage of the run, or null when there was none
 * @param drive what the present drive remembers
 * @param watches what the exits of the present step remember
 */
public record Cursor(
        String program,
        Phase phase,
        RunState outcome,
        boolean paused,
        Command pending,
        String stopCause,
        int position,
        List<Integer> passes,
        List<Integer> jumps,
        int cycle,
        boolean cycleUsed,
        int stepCount,
        long scanNanos,
        long sinceNanos,
        long runNanos,
        long stepNanos,
        long waitNanos,
        Counters stepStart,
        boolean startRecorded,
        long recordNanos,
        @Nullable Double recordVolts,
        @Nullable Double recordAmperes,
        @Nullable Double lastVolts,
        List<Double> drive,
        List<Double> watches) {
    public Cursor {
        passes = List.copyOf(passes);
        jumps = List.copyOf(jumps);
        drive = List.copyOf(drive);
        watches = List.copyOf(watches);
    }
}
