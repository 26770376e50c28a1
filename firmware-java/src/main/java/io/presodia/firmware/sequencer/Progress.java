package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Counters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plain part of a sequencer's state, named as in {@link Cursor}. */
final class Progress {
    Phase phase = Phase.READY;
    RunState outcome = RunState.RUNNING;
    boolean paused;
    Command pending = Command.NONE;
    String stopCause = "";
    int stepCount;
    long scanNanos;
    long sinceNanos;
    long runNanos;
    long stepNanos;
    long waitNanos;
    Counters stepStart = Counters.ZERO;
    boolean startRecorded;

    Cursor cursor(
            Program program,
            Flow flow,
            Recorder recorder,
            double lastVolts,
            @Nullable StepRun run) {
        return new Cursor(
                program.fingerprint(),
                phase,
                outcome,
                paused,
                pending,
                stopCause,
                flow.position(),
                flow.passes(),
                flow.jumps(),
                flow.cycle(),
                flow.cycleUsed(),
                stepCount,
                scanNanos,
                sinceNanos,
                runNanos,
                stepNanos,
                waitNanos,
                stepStart,
                startRecorded,
                recorder.nanos(),
                present(recorder.volts()),
                present(recorder.amperes()),
                present(lastVolts),
                run == null ? List.of() : run.driveMemory(),
                run == null ? List.of() : run.watchMemory());
    }

    void restore(Cursor cursor) {
        phase = cursor.phase();
        outcome = cursor.outcome();
        paused = cursor.paused();
        pending = cursor.pending();
        stopCause = cursor.stopCause();
        stepCount = cursor.stepCount();
        scanNanos = cursor.scanNanos();
        sinceNanos = cursor.sinceNanos();
        runNanos = cursor.runNanos();
        stepNanos = cursor.stepNanos();
        waitNanos = cursor.waitNanos();
        stepStart = cursor.stepStart();
        startRecorded = cursor.startRecorded();
    }

    private static @Nullable Double present(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
