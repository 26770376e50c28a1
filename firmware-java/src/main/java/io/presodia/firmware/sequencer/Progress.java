package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RunClock;
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

    /** What the run is doing. */
    RunState state(@Nullable StepRun step) {
        if (paused && phase != Phase.OVER) {
            return RunState.PAUSED;
        }
        return switch (phase) {
            case READY -> RunState.READY;
            case INTERLOCK, BOOT_REST -> RunState.WAITING;
            case BOOT_HOLD -> RunState.HOLDING;
            case RESTART -> RunState.RUNNING;
            case DRIVE ->
                    step != null && step.drive().awaits() != null
                            ? RunState.HOLDING
                            : RunState.RUNNING;
            case OVER -> outcome;
        };
    }

    /** Where the run is. */
    RunClock clock(int cycle, @Nullable StepRun present) {
        return new RunClock(
                runNanos / 1e9,
                cycle,
                stepCount,
                present == null ? "" : present.id(),
                present == null ? "" : present.perform().kind(),
                stepNanos / 1e9);
    }

    /** Takes in a command for the next scan; whether it is accepted. */
    boolean ask(Command command, boolean allowed) {
        boolean free = pending == Command.NONE || command == Command.STOP;
        if (!allowed || !free || phase == Phase.OVER) {
            return false;
        }
        pending = command;
        return true;
    }

    /** The monotonic clock began anew after a power cut: the step follows its boot policy. */
    void boot(long nanos, @Nullable StepRun run) {
        scanNanos = nanos;
        sinceNanos = nanos;
        waitNanos = 0;
        if (run != null && (phase == Phase.DRIVE || phase == Phase.RESTART)) {
            phase =
                    switch (run.perform().head().boot()) {
                        case BootPolicy.Resume _ -> Phase.RESTART;
                        case BootPolicy.RestThenResume _ -> Phase.BOOT_REST;
                        case BootPolicy.HoldForOperator _ -> Phase.BOOT_HOLD;
                    };
        }
    }

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
