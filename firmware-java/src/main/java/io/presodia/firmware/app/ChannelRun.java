package io.presodia.firmware.app;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.CounterCheckpoint;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.sequencer.Decision;
import io.presodia.firmware.sequencer.Program;
import io.presodia.firmware.sequencer.RunState;
import io.presodia.firmware.sequencer.Sequencer;
import io.presodia.firmware.sequencer.SequencerEvent;
import org.jspecify.annotations.Nullable;

/** One run on its channel, from waiting for its start to its end. */
final class ChannelRun {
    private final RunPlan plan;
    private final Program program;
    private final String inputs;
    private final RunScribe scribe;
    private final RunEstimator estimator;
    private final CellHistory history = new CellHistory();
    private final long startNanos;
    private Sequencer sequencer;
    private @Nullable Takeover takeover;
    private boolean attached;
    private boolean started;
    private long checkpointNanos = Long.MIN_VALUE / 2;
    private long estimatorNanos = Long.MIN_VALUE / 2;
    private long preflightNanos;
    private Counters cycleStart = Counters.ZERO;
    private Counters stepStart = Counters.ZERO;
    private @Nullable Decision decision;
    private @Nullable ChannelScan lastScan;
    private @Nullable RunOutcome outcome;
    private @Nullable Trip trip;
    private String endText = "";
    private String holdText = "";

    ChannelRun(
            RunPlan plan,
            ChannelCapability capability,
            long nowNanos,
            RunJournal journal,
            RunEstimator estimator) {
        this.estimator = estimator;
        this.scribe = new RunScribe(journal, this);
        this.plan = plan;
        this.program = Program.compile(plan.protocol(), plan.cell(), capability);
        this.inputs = Takeover.digest(plan.inputs());
        this.sequencer = new Sequencer(program, plan.cell());
        this.startNanos = nowNanos + Math.round(plan.startSeconds() * 1e9);
    }

    RunPlan plan() {
        return plan;
    }

    int channel() {
        return plan.channel();
    }

    Sequencer sequencer() {
        return sequencer;
    }

    /** What stands between a power cut and the run; null when nothing does. */
    @Nullable Takeover takeover() {
        return takeover;
    }

    /**
     * The run was interrupted and is to be taken over from this checkpoint.
     *
     * @param doubt what an operator must look at first; empty for nothing
     */
    Takeover interrupted(RunCheckpoint checkpoint, Interrupted found, String doubt) {
        Takeover made = Takeover.of(plan, checkpoint, found, program, doubt);
        takeover = made;
        return made;
    }

    /** The run was interrupted and nothing to go on from was kept. */
    Takeover lost(Interrupted found) {
        Takeover made = Takeover.lost(found);
        takeover = made;
        return made;
    }

    /** Goes on from a checkpoint, by the boot policy of its step. */
    void takeOver(RunCheckpoint checkpoint, long nanos) {
        sequencer = Sequencer.afterPowerCut(program, plan.cell(), checkpoint.cursor(), nanos);
        cycleStart = checkpoint.cycleStart();
        stepStart = checkpoint.stepStart();
        history.restore(checkpoint.cell());
        estimator.restore(checkpoint.estimators());
        takeover = null;
        started = true;
    }

    /** All that must not be forgotten. */
    RunCheckpoint checkpoint(CounterCheckpoint counters) {
        return new RunCheckpoint(
                inputs,
                sequencer.cursor(),
                counters,
                cycleStart,
                stepStart,
                history.mark(),
                Bytes.EMPTY);
    }

    long checkpointNanos() {
        return checkpointNanos;
    }

    void checkpointed(long nanos) {
        checkpointNanos = nanos;
    }

    /** Tells the sequencer what is held for true of the cell, where its program asks for it. */
    void tellEstimate(long nanos) {
        if (program.asksForEstimates()) {
            sequencer.know(estimator.lately(nanos));
        }
    }

    RunEstimator estimator() {
        return estimator;
    }

    /** When the estimators were last kept. */
    long estimatorNanos() {
        return estimatorNanos;
    }

    void estimatorKept(long nanos) {
        estimatorNanos = nanos;
    }

    /** True the first time. */
    boolean attach() {
        boolean first = !attached;
        attached = true;
        return first;
    }

    RunScribe scribe() {
        return scribe;
    }

    boolean due(long nanos) {
        return nanos >= startNanos;
    }

    boolean started() {
        return started;
    }

    boolean over() {
        return outcome != null;
    }

    boolean active() {
        return started && !over();
    }

    /** How long the preflight has been failing, s; the first call starts the count. */
    double preflightSeconds(long nanos) {
        if (preflightNanos == 0) {
            preflightNanos = nanos;
        }
        return (nanos - preflightNanos) * 1e-9;
    }

    /** The next preflight check has all the time there is. */
    void forgetPreflight() {
        preflightNanos = 0;
    }

    void start() {
        started = true;
    }

    void saw(ChannelScan scan) {
        lastScan = scan;
    }

    void decided(Decision made, long nanos, ChannelScan scan) {
        decision = made;
        lastScan = scan;
        history.add(nanos, scan);
    }

    @Nullable Decision decision() {
        return decision;
    }

    Counters cycleStart() {
        return cycleStart;
    }

    Counters stepStart() {
        return stepStart;
    }

    /**
     * Moves the marks that step and cycle counters are taken from; after the scan's sample was
     * written.
     */
    void mark(SequencerEvent event, Counters total) {
        switch (event) {
            case SequencerEvent.StepEntered _ -> stepStart = total;
            case SequencerEvent.CycleBegun _ -> cycleStart = total;
            case SequencerEvent.HoldReached hold -> holdText = hold.message();
            case SequencerEvent.StepEnded _,
                    SequencerEvent.PulseMeasured _,
                    SequencerEvent.DonorDepleted _,
                    SequencerEvent.GittMeasured _,
                    SequencerEvent.PolarisationMeasured _,
                    SequencerEvent.InterlockWaiting _,
                    SequencerEvent.InterlockPassed _,
                    SequencerEvent.PowerCut _,
                    SequencerEvent.Paused _,
                    SequencerEvent.Resumed _,
                    SequencerEvent.Completed _,
                    SequencerEvent.Aborted _,
                    SequencerEvent.Stopped _ -> {}
        }
    }

    void end(RunOutcome how, @Nullable Trip cause, String text) {
        outcome = how;
        trip = cause;
        endText = text;
    }

    private boolean holds() {
        return !over() && !holdCause().isEmpty();
    }

    private String text(boolean holdsInProtocol) {
        return over() ? endText : holdsInProtocol ? holdText : "";
    }

    private String holdCause() {
        Takeover pending = takeover;
        return pending == null ? "" : pending.cause();
    }

    RunStatus status() {
        ChannelScan scan = lastScan;
        Decision made = decision;
        boolean inProtocol = made != null && made.state() == RunState.HOLDING && !over();
        return new RunStatus(
                plan.runId(),
                plan.channel(),
                made == null ? null : made.clock(),
                scan == null ? Double.NaN : scan.volts().value(),
                scan == null ? Double.NaN : scan.amperes().value(),
                holds() || inProtocol,
                made != null && made.state() == RunState.PAUSED && !over(),
                holds() ? holdCause() : "",
                outcome,
                trip,
                text(inProtocol));
    }
}
