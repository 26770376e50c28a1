package io.presodia.firmware.app;

import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.sequencer.Decision;
import io.presodia.firmware.sequencer.SequencerEvent;
import io.presodia.hal.limit.Tier;
import org.jspecify.annotations.Nullable;

/** Writes one run's part of a scan: its sample, what happened, and where its counters now start. */
record RunScribe(RunJournal journal, ChannelRun run) {
    /** Returns whether there was anything to write. */
    boolean write(Scan scan, @Nullable RunEnding ending, int burstChannel) {
        Decision decision = run.decision();
        if (decision == null) {
            return false;
        }
        ChannelScan channel = scan.channel(run.channel());
        RecordReason reason = reason(decision, ending);
        if (reason != null) {
            journal.sample(run, scan, channel, decision.clock(), reason);
        }
        if (burstChannel == run.channel() && !scan.board().burst().isEmpty()) {
            journal.burst(run, scan.board().burst(), decision.clock().stepCount());
        }
        String trouble = run.estimator().takeTrouble();
        if (!trouble.isEmpty()) {
            journal.note("estimator", Tier.WARN, run, scan.nanos(), trouble);
        }
        for (SequencerEvent event : decision.events()) {
            journal.event(run, event, scan.nanos());
            run.mark(event, channel.total());
            if (event instanceof SequencerEvent.CycleBegun) {
                residue(scan.nanos());
            }
        }
        return reason != null || !decision.events().isEmpty();
    }

    private void residue(long nanos) {
        String text = run.estimator().residue(nanos);
        if (!text.isEmpty()) {
            journal.note("residue", Tier.INFORM, run, nanos, text);
        }
    }

    private static @Nullable RecordReason reason(Decision decision, @Nullable RunEnding ending) {
        return ending != null && ending.outcome() == RunOutcome.TRIPPED
                ? RecordReason.TRIP
                : decision.record();
    }
}
