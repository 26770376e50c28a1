package io.presodia.firmware.app;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.ScanAssembler;
import io.presodia.firmware.sequencer.SequencerEvent;
import io.presodia.hal.channel.Board;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a board: one a channel at most, from their plans to their ends. */
final class RunDesk {
    private final Board board;
    private final long scanPeriodNanos;
    private final Timebase timebase;
    private final RunJournal journal;
    private final RunStarter starter;
    private final ScanAssembler assembler;
    private final EstimatorMaker estimators;
    private final @Nullable ChannelRun[] runs;
    private final List<RunStatus> ended = new ArrayList<>();

    RunDesk(
            Board board,
            long scanPeriodNanos,
            Timebase timebase,
            RunJournal journal,
            RunStarter starter,
            ScanAssembler assembler,
            FirmwareParts parts) {
        this.estimators = parts.estimators();
        this.board = board;
        this.scanPeriodNanos = scanPeriodNanos;
        this.timebase = timebase;
        this.journal = journal;
        this.starter = starter;
        this.assembler = assembler;
        runs = new @Nullable ChannelRun[board.identity().channelCount()];
    }

    /** The run of the channel with this number (from 1); null when there is none. */
    @Nullable ChannelRun run(int channel) {
        return runs[channel - 1];
    }

    /** The run of the channel that goes on; null when there is none. */
    @Nullable ChannelRun active(int channel) {
        ChannelRun run = runs[channel - 1];
        return run != null && run.active() ? run : null;
    }

    /** Asks the channel's run to open its relay and wait; returns whether it will. */
    boolean pause(int channel) {
        ChannelRun run = active(channel);
        return run != null && run.sequencer().pause();
    }

    /** Asks the channel's paused run to go on; returns whether it will. */
    boolean resume(int channel) {
        ChannelRun run = active(channel);
        return run != null && run.sequencer().resume();
    }

    /** The id of the channel's run; null when there is none. */
    @Nullable String runId(int channel) {
        ChannelRun run = runs[channel - 1];
        return run == null ? null : run.plan().runId();
    }

    /** Lets the estimators of all runs look at a scan. */
    void estimate(Scan scan) {
        for (ChannelRun run : runs) {
            if (run != null && run.active()) {
                run.estimator().update(scan.channel(run.channel()));
            }
        }
    }

    /** What is held for true of a channel's cell; null where nothing is. */
    @Nullable CellEstimate estimate(int channel) {
        ChannelRun run = active(channel);
        return run == null ? null : run.estimator().lately(timebase.nanos());
    }

    boolean busy() {
        for (ChannelRun run : runs) {
            if (run != null) {
                return true;
            }
        }
        return false;
    }

    List<RunStatus> ended() {
        return List.copyOf(ended);
    }

    void submit(RunPlan plan) {
        take(plan);
        journal.runStarted(plan, board.identity(), scanPeriodNanos, timebase.nanos());
        journal.flush();
    }

    /**
     * Takes over an interrupted run.
     *
     * @param doubt what an operator must look at first; empty for nothing
     */
    void resume(RunPlan plan, Interrupted found, String doubt) {
        ChannelRun run = take(plan);
        RunCheckpoint checkpoint = found.checkpoint();
        if (checkpoint == null && !found.begun() && found.damage().isEmpty()) {
            // Nothing of it was kept but its beginning: it begins.
            return;
        }
        Takeover takeover =
                checkpoint == null ? run.lost(found) : run.interrupted(checkpoint, found, doubt);
        if (takeover.held()) {
            starter.announce(run, takeover, timebase.nanos());
            journal.flush();
        }
    }

    private ChannelRun take(RunPlan plan) {
        int index = plan.channel() - 1;
        if (runs[index] != null) {
            throw new IllegalStateException("channel " + plan.channel() + " already has a run");
        }
        ChannelCapability capability = ChannelCapability.of(board.identity());
        RunEstimator estimator =
                new RunEstimator(estimators, plan.design(), timebase, scanPeriodNanos / 2);
        ChannelRun run = new ChannelRun(plan, capability, timebase.nanos(), journal, estimator);
        runs[index] = run;
        board.fitCell(plan.channel(), plan.stackSquareMetres());
        return run;
    }

    void giveUp(Interrupted found, String cause) {
        journal.interruptedEnded(found, cause, timebase.nanos());
        journal.flush();
    }

    boolean proceed(int channel, String by) {
        ChannelRun run = runs[channel - 1];
        if (run == null) {
            return false;
        }
        Takeover takeover = run.takeover();
        boolean goesOn =
                takeover == null ? run.active() && run.sequencer().proceed() : takeover.confirm(by);
        if (goesOn) {
            journal.note("hold_acknowledged", Tier.INFORM, run, timebase.nanos(), by);
        }
        return goesOn;
    }

    boolean stop(int channel, String cause) {
        ChannelRun run = runs[channel - 1];
        if (run == null) {
            return false;
        }
        if (!run.started()) {
            finish(run, RunEnding.stopped(new SequencerEvent.Stopped(cause).text()));
            journal.flush();
            return true;
        }
        return run.sequencer().stop(cause);
    }

    void finish(ChannelRun run, RunEnding ending) {
        run.end(ending.outcome(), ending.trip(), ending.text());
        if (run.started()) {
            assembler.stopRun(run.channel());
        }
        journal.runEnded(run, ending.outcome(), ending.tripId(), ending.text(), timebase.nanos());
        ended.add(run.status());
        runs[run.channel() - 1] = null;
    }
}
