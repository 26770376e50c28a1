package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.BurstPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one program on one channel. Belongs to the control thread; the only time it knows is that of
 * the scans.
 *
 * <p>In each scan the exits of the present step are tried in order; the first that fires ends the
 * step, and the decision already holds the next step's setpoint. The sample of that scan belongs to
 * the step that ended.
 */
public final class Sequencer {
    private static final Instruction.Way ONWARD =
            new Instruction.Way(new EndCondition.AnyOf(List.of()), new Instruction.Lead.Next(), "");

    private final Program program;
    private final CellContext cell;
    private final Flow flow;
    private final Recorder recorder = new Recorder();
    private final Moment moment = new Moment();
    private final Progress now = new Progress();
    private @Nullable StepRun step;
    private boolean booted;
    private Setpoint setpoint = Setpoint.OPEN;
    private List<SequencerEvent> events = List.of();
    private @Nullable RecordReason reason;

    /**
     * A run that begins with its first scan.
     *
     * @param program what to run
     * @param cell the cell the program was compiled for
     */
    public Sequencer(Program program, CellContext cell) {
        this.program = program;
        this.cell = cell;
        this.flow = new Flow(program);
    }

    /**
     * The sequencer that {@code cursor} was taken from, on the same monotonic clock.
     *
     * @throws IllegalArgumentException when the cursor belongs to another program
     */
    public static Sequencer rebuild(Program program, CellContext cell, Cursor cursor) {
        Sequencer sequencer = new Sequencer(program, cell);
        sequencer.restore(cursor);
        return sequencer;
    }

    /**
     * The run that {@code cursor} was taken from, after the controller went down and came up: the
     * time between does not count, the step under way follows its boot policy with the first scan,
     * and what it knew of slopes is forgotten.
     *
     * @param nanos the new boot's monotonic time
     * @throws IllegalArgumentException when the cursor belongs to another program
     */
    public static Sequencer afterPowerCut(
            Program program, CellContext cell, Cursor cursor, long nanos) {
        Sequencer sequencer = new Sequencer(program, cell);
        sequencer.restore(cursor);
        sequencer.bootAt(nanos);
        return sequencer;
    }

    /** Asks for the relay to open and the step's clock to stand; refused unless a run is on. */
    public boolean pause() {
        return now.ask(Command.PAUSE, now.phase != Phase.READY && !now.paused);
    }

    /** Asks a paused run to go on. */
    public boolean resume() {
        return now.ask(Command.RESUME, now.paused);
    }

    /** Asks a run that holds for the operator to go on. */
    public boolean proceed() {
        return now.ask(Command.PROCEED, !now.paused && state() == RunState.HOLDING);
    }

    /** Asks for the run to end, telling why. */
    public boolean stop(String cause) {
        if (!now.ask(Command.STOP, true)) {
            return false;
        }
        now.stopCause = cause;
        return true;
    }

    /** What the run is doing. */
    public RunState state() {
        return now.state(step);
    }

    /** What is held for true of the cell from now on; null where nothing is. */
    public void know(@Nullable CellEstimate estimate) {
        moment.estimate = estimate;
    }

    /**
     * Looks at one scan.
     *
     * @param nanos monotonic time at which the scan began; must not fall
     * @param scan this channel's part of it
     * @param burst points of this channel's burst that came with it; mostly empty
     */
    public Decision decide(long nanos, ChannelScan scan, List<BurstPoint> burst) {
        events = List.of();
        reason = null;
        moment.take(nanos, scan, burst, now.sinceNanos);
        if (now.phase == Phase.READY) {
            now.scanNanos = nanos;
            return begin(scan);
        }
        long elapsed = nanos - now.scanNanos;
        now.scanNanos = nanos;
        if (now.phase != Phase.OVER) {
            now.runNanos += elapsed;
            if (!now.paused) {
                now.stepNanos += now.phase == Phase.DRIVE ? elapsed : 0;
                now.waitNanos += now.phase == Phase.DRIVE ? 0 : elapsed;
            }
        }
        moment.clock(now.runNanos, now.stepNanos, scan.total(), now.stepStart);
        RunClock clock = now.clock(flow.cycle(), step);
        if (now.phase != Phase.OVER) {
            reportBoot();
            work(scan);
            record();
        }
        return new Decision(setpoint, reason, events, clock, state());
    }

    private Decision begin(ChannelScan scan) {
        if (now.pending == Command.STOP) {
            emit(new SequencerEvent.Stopped(now.stopCause));
            finish(RunState.STOPPED);
        } else {
            go(0, scan);
        }
        now.pending = Command.NONE;
        reason = RecordReason.STEP_START;
        now.startRecorded = now.phase == Phase.DRIVE;
        recorder.mark(moment);
        return new Decision(setpoint, reason, events, now.clock(flow.cycle(), step), state());
    }

    private void work(ChannelScan scan) {
        switch (now.pending) {
            case NONE -> advance(scan);
            case PAUSE -> {
                now.paused = true;
                setpoint = Setpoint.OPEN;
                emit(new SequencerEvent.Paused(present().id()));
                reason = RecordReason.REQUEST;
            }
            case RESUME -> {
                now.paused = false;
                if (now.phase == Phase.DRIVE) {
                    switchOn();
                }
                emit(new SequencerEvent.Resumed(present().id()));
                reason = RecordReason.REQUEST;
            }
            case PROCEED -> {
                if (now.phase == Phase.BOOT_HOLD) {
                    restart();
                } else {
                    leave(ONWARD, "operator", Double.NaN, Double.NaN, scan);
                }
            }
            case STOP -> {
                emit(new SequencerEvent.Stopped(now.stopCause));
                reason = RecordReason.STEP_END;
                finish(RunState.STOPPED);
            }
        }
        now.pending = Command.NONE;
    }

    private void advance(ChannelScan scan) {
        if (now.paused) {
            return;
        }
        switch (now.phase) {
            case DRIVE -> drive(scan);
            case INTERLOCK -> waitForGate(scan);
            case RESTART -> restart();
            case BOOT_REST -> {
                if (now.waitNanos / 1e9 >= present().bootRestSeconds()) {
                    restart();
                }
            }
            case BOOT_HOLD, READY, OVER -> {}
        }
    }

    private void drive(ChannelScan scan) {
        StepRun run = present();
        int exit = run.fired(moment);
        if (exit >= 0) {
            Watch fired = run.watch(exit);
            Instruction.Way way = run.way(exit);
            leave(way, fired.name(), fired.value(moment), fired.limit(), scan);
            return;
        }
        setpoint = run.drive().proceed(moment);
        if (moment.modeBegan) {
            now.sinceNanos = moment.latestNanos;
        }
        SequencerEvent measured = run.drive().measured(run.id());
        if (measured != null) {
            emit(measured);
        }
        if (!run.drive().failure().isEmpty()) {
            abort(run.id() + ": " + run.drive().failure());
        } else if (run.drive().done()) {
            leave(ONWARD, "done", moment.stepSeconds, Double.NaN, scan);
        }
    }

    private void waitForGate(ChannelScan scan) {
        StepRun run = present();
        double waited = now.waitNanos / 1e9;
        if (run.admitted(moment, waited)) {
            emit(new SequencerEvent.InterlockPassed(run.id()));
            switchOnFirst(scan);
        } else if (waited >= run.longestWaitSeconds()) {
            abort(run.id() + ": " + run.unmet(moment));
        }
    }

    /** Ends the present step and begins what the way out says. */
    private void leave(
            Instruction.Way way, String condition, double value, double limit, ChannelScan scan) {
        SequencerEvent event = present().ended(now.stepCount, way, condition, value, limit);
        emit(event);
        reason = RecordReason.STEP_END;
        switch (way.lead()) {
            case Instruction.Lead.Next _ -> go(flow.position() + 1, scan);
            case Instruction.Lead.To to -> go(flow.follow(to.leap(), flow.position()), scan);
            case Instruction.Lead.End _ -> complete();
            case Instruction.Lead.Abort _ -> abort(event.text());
        }
    }

    /** Enters the step that comes from {@code position} on. */
    private void go(int position, ChannelScan scan) {
        if (!flow.seek(position)) {
            complete();
            return;
        }
        if (flow.cycleBegan()) {
            emit(new SequencerEvent.CycleBegun(flow.cycle()));
        }
        StepRun entered = load();
        now.stepCount++;
        now.stepNanos = 0;
        now.waitNanos = 0;
        now.stepStart = scan.total();
        now.startRecorded = false;
        emit(new SequencerEvent.StepEntered(now.stepCount, entered.id(), entered.perform().kind()));
        if (entered.admitted(moment, 0)) {
            switchOnFirst(scan);
        } else {
            now.phase = Phase.INTERLOCK;
            setpoint = Setpoint.OPEN;
            emit(new SequencerEvent.InterlockWaiting(entered.id(), entered.unmet(moment)));
        }
    }

    private StepRun load() {
        if (!(program.at(flow.position()) instanceof Instruction.Perform perform)) {
            throw new IllegalStateException("no step at " + flow.position());
        }
        StepRun loaded = new StepRun(perform, cell);
        step = loaded;
        return loaded;
    }

    /** The step's drive comes on for the first time. */
    private void switchOnFirst(ChannelScan scan) {
        now.phase = Phase.DRIVE;
        now.stepStart = scan.total();
        switchOn();
        String message = present().drive().awaits();
        if (message != null) {
            emit(new SequencerEvent.HoldReached(present().id(), message));
        }
    }

    /** The step's drive comes on, for the first time or again. */
    private void switchOn() {
        moment.stepSeconds = now.stepNanos / 1e9;
        setpoint = present().switchOn(moment);
        now.sinceNanos = moment.latestNanos;
    }

    /** The step goes on after a power cut. */
    private void restart() {
        now.phase = Phase.DRIVE;
        switchOn();
        emit(new SequencerEvent.Resumed(present().id()));
    }

    private void complete() {
        emit(new SequencerEvent.Completed());
        finish(RunState.COMPLETED);
    }

    private void abort(String cause) {
        emit(new SequencerEvent.Aborted(cause));
        reason = RecordReason.STEP_END;
        finish(RunState.ABORTED);
    }

    private void finish(RunState how) {
        now.phase = Phase.OVER;
        now.outcome = how;
        now.paused = false;
        setpoint = Setpoint.OPEN;
    }

    private void record() {
        boolean driving = now.phase == Phase.DRIVE && !now.paused;
        if (reason == null && !now.startRecorded && driving) {
            reason = RecordReason.STEP_START;
            now.startRecorded = true;
        } else if (reason == null) {
            reason = recorder.due(present(), moment, driving);
        }
        if (reason != null) {
            recorder.mark(moment);
        }
    }

    private void emit(SequencerEvent event) {
        if (events.isEmpty()) {
            events = new ArrayList<>(4);
        }
        events.add(event);
    }

    private StepRun present() {
        StepRun present = step;
        if (present == null) {
            throw new IllegalStateException("no step is under way");
        }
        return present;
    }

    private void reportBoot() {
        if (!booted) {
            return;
        }
        booted = false;
        emit(new SequencerEvent.PowerCut(present().id(), now.phase.bootPolicy()));
        if (now.phase == Phase.BOOT_HOLD) {
            emit(new SequencerEvent.HoldReached(present().id(), "power was lost in this step"));
        }
    }

    private void bootAt(long nanos) {
        recorder.moveTo(nanos);
        StepRun run = step;
        booted = run != null && now.phase != Phase.OVER;
        if (now.phase == Phase.INTERLOCK) {
            load();
        }
        now.boot(nanos, run);
    }

    /** All that this sequencer remembers. */
    public Cursor cursor() {
        return now.cursor(program, flow, recorder, moment.lastVolts, step);
    }

    private void restore(Cursor cursor) {
        flow.restore(cursor);
        now.restore(cursor);
        recorder.restore(cursor.recordNanos(), cursor.recordVolts(), cursor.recordAmperes());
        Double volts = cursor.lastVolts();
        moment.lastVolts = volts == null ? Double.NaN : volts;
        if (now.phase != Phase.READY && flow.position() < program.size()) {
            load().restore(cursor);
        }
    }
}
