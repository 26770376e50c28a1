package io.presodia.firmware.app;

import io.presodia.config.SourceFile;
import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.safety.ClearOutcome;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.sequencer.PulseResult;
import io.presodia.firmware.sequencer.SequencerEvent;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in the loop into the journal: gathers it, and hands it over as a whole, so
 * that the rows of a scan and the checkpoints after it are kept together or not at all.
 */
final class RunJournal {
    private final Journal journal;
    private final FaultTable table;
    private final List<JournalEntry> entries = new ArrayList<>();

    RunJournal(Journal journal, FaultTable table) {
        this.journal = journal;
        this.table = table;
    }

    /** Hands over what was gathered. */
    void flush() {
        if (!entries.isEmpty()) {
            try {
                journal.appendAll(entries);
            } finally {
                entries.clear();
            }
        }
    }

    void checkpoint(JournalEntry.Checkpoint checkpoint) {
        entries.add(checkpoint);
    }

    void estimators(JournalEntry.EstimatorState state) {
        entries.add(state);
    }

    void runStarted(RunPlan plan, BoardIdentity board, long scanPeriodNanos, long nanos) {
        entries.add(
                new JournalEntry.RunStarted(
                        plan.runId(),
                        plan.channel(),
                        nanos,
                        plan.cellName(),
                        plan.protocol().name(),
                        plan.sampleId(),
                        plan.operator(),
                        plan.seed(),
                        scanPeriodNanos,
                        board.calibrationId(),
                        plan.properties()));
        for (SourceFile input : plan.inputs()) {
            entries.add(
                    new JournalEntry.InputFile(
                            plan.runId(), nanos, InputNames.of(input), Bytes.of(input.bytes())));
        }
    }

    void sample(
            ChannelRun run, Scan scan, ChannelScan channel, RunClock clock, RecordReason reason) {
        CellEstimate estimate = run.estimator().now(scan.nanos());
        entries.add(
                JournalEntry.Sample.of(
                        run.plan().runId(),
                        scan,
                        channel,
                        clock,
                        reason,
                        run.cycleStart(),
                        run.stepStart(),
                        estimate == null ? null : EstimateRow.of(estimate)));
    }

    void event(ChannelRun run, SequencerEvent event, long nanos) {
        Tier tier =
                switch (event) {
                    case SequencerEvent.Aborted _,
                            SequencerEvent.HoldReached _,
                            SequencerEvent.PowerCut _ ->
                            Tier.WARN;
                    case SequencerEvent.StepEntered _,
                            SequencerEvent.StepEnded _,
                            SequencerEvent.CycleBegun _,
                            SequencerEvent.PulseMeasured _,
                            SequencerEvent.DonorDepleted _,
                            SequencerEvent.GittMeasured _,
                            SequencerEvent.PolarisationMeasured _,
                            SequencerEvent.InterlockWaiting _,
                            SequencerEvent.InterlockPassed _,
                            SequencerEvent.Paused _,
                            SequencerEvent.Resumed _,
                            SequencerEvent.Completed _,
                            SequencerEvent.Stopped _ ->
                            Tier.INFORM;
                };
        entries.add(
                new JournalEntry.Event(
                        event.kind(),
                        tier,
                        run.channel(),
                        run.plan().runId(),
                        nanos,
                        event.text(),
                        Double.NaN,
                        Double.NaN,
                        "",
                        event.dataJson()));
        if (event instanceof SequencerEvent.PulseMeasured measured) {
            pulse(run, measured, nanos);
        }
    }

    private void pulse(ChannelRun run, SequencerEvent.PulseMeasured measured, long nanos) {
        PulseResult result = measured.result();
        int stepCount = run.decision() == null ? 0 : run.decision().clock().stepCount();
        for (PulseResult.Point point : result.points()) {
            entries.add(
                    new JournalEntry.PulseResistance(
                            run.plan().runId(),
                            run.channel(),
                            nanos,
                            stepCount,
                            measured.stepId(),
                            result.pulseAmperes(),
                            point.seconds(),
                            point.ohms(),
                            Double.NaN));
        }
    }

    void burst(ChannelRun run, List<BurstPoint> points, int stepCount) {
        entries.add(
                new JournalEntry.BurstPoints(
                        run.plan().runId(),
                        run.channel(),
                        points.getFirst().nanos(),
                        stepCount,
                        points));
    }

    void finding(Finding finding, @Nullable String runId) {
        String unit = table.row(finding.fault()).unit();
        entries.add(
                new JournalEntry.Event(
                        finding.fault().id(),
                        finding.tier(),
                        finding.channel(),
                        runId,
                        finding.nanos(),
                        FindingText.of(finding, unit),
                        finding.value(),
                        finding.limit(),
                        unit,
                        ""));
    }

    void note(String kind, Tier tier, ChannelRun run, long nanos, String text) {
        String runId = run.plan().runId();
        entries.add(JournalEntry.Event.of(kind, tier, run.channel(), runId, nanos, text));
    }

    /** Something about the board. */
    void note(String kind, Tier tier, long nanos, String text) {
        entries.add(JournalEntry.Event.of(kind, tier, JournalEntry.BOARD, null, nanos, text));
    }

    /** An operator has cleared the latch. */
    void cleared(ClearOutcome.Cleared cleared, int channel, long nanos) {
        StringBuilder what = new StringBuilder();
        for (Trip trip : cleared.trips()) {
            what.append(what.isEmpty() ? "" : ", ").append(trip.fault().id());
        }
        entries.add(
                JournalEntry.Event.of(
                        "latch_cleared",
                        Tier.INFORM,
                        channel,
                        null,
                        nanos,
                        what + " cleared by " + cleared.operator() + ": " + cleared.reason()));
    }

    /** What the journal held at the start. */
    void found(Recovery recovery, long nanos) {
        for (Interrupted run : recovery.runs()) {
            powerCut(run, recovery, nanos);
        }
        if (recovery.last() != null && recovery.runs().isEmpty()) {
            note("restarted", Tier.INFORM, nanos, recovery.text());
        }
        flush();
    }

    /** A run was found without its end. */
    private void powerCut(Interrupted found, Recovery recovery, long nanos) {
        entries.add(
                new JournalEntry.Event(
                        "power_cut_found",
                        Tier.WARN,
                        found.channel(),
                        found.runId(),
                        nanos,
                        "power cut found: " + recovery.text(),
                        found.outage().seconds(),
                        Double.NaN,
                        "s",
                        ""));
    }

    /** The end of a run that nobody can take over. */
    void interruptedEnded(Interrupted found, String text, long nanos) {
        entries.add(
                new JournalEntry.RunEnded(
                        found.runId(), found.channel(), nanos, RunOutcome.STOPPED, "", text));
    }

    void zero(int channel, @Nullable String runId, double amperes, boolean accepted, long nanos) {
        entries.add(
                new JournalEntry.Event(
                        "auto_zero",
                        accepted ? Tier.INFORM : Tier.WARN,
                        channel,
                        runId,
                        nanos,
                        accepted
                                ? "current offset taken at an open-relay rest"
                                : "mean current at an open-relay rest is too large for an offset and was not taken",
                        amperes,
                        Double.NaN,
                        "A",
                        ""));
    }

    void runEnded(ChannelRun run, RunOutcome outcome, String tripId, String text, long nanos) {
        entries.add(
                new JournalEntry.RunEnded(
                        run.plan().runId(), run.channel(), nanos, outcome, tripId, text));
    }
}
