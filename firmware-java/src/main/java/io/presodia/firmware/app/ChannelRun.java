package io.presodia.firmware.app;

import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.ChannelScan;
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
    private final Sequencer sequencer;
    private final long startNanos;
    private boolean started;
    private long preflightNanos;
    private Counters cycleStart = Counters.ZERO;
    private Counters stepStart = Counters.ZERO;
    private @Nullable Decision decision;
    private @Nullable ChannelScan lastScan;
    private @Nullable RunOutcome outcome;
    private @Nullable Trip trip;
    private String endText = "";

    ChannelRun(RunPlan plan, ChannelCapability capability, long nowNanos) {
        this.plan = plan;
        this.sequencer =
                new Sequencer(
                        Program.compile(plan.protocol(), plan.cell(), capability), plan.cell());
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

    void start() {
        started = true;
    }

    void decided(Decision made, ChannelScan scan) {
        decision = made;
        lastScan = scan;
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
            case SequencerEvent.StepEnded _,
                    SequencerEvent.PulseMeasured _,
                    SequencerEvent.GittMeasured _,
                    SequencerEvent.PolarisationMeasured _,
                    SequencerEvent.HoldReached _,
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

    RunStatus status() {
        ChannelScan scan = lastScan;
        Decision made = decision;
        return new RunStatus(
                plan.runId(),
                plan.channel(),
                made == null ? null : made.clock(),
                scan == null ? Double.NaN : scan.volts().value(),
                scan == null ? Double.NaN : scan.amperes().value(),
                made != null && made.state() == RunState.HOLDING && !over(),
                outcome,
                trip,
                endText);
    }
}
