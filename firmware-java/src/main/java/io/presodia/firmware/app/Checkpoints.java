package io.presodia.firmware.app;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.scan.ScanAssembler;

/** Writes what must not be forgotten: of each run at least once a second, of the latch at once. */
final class Checkpoints {
    /** At least so often while a run goes on, ns. */
    static final long EVERY_NANOS = 1_000_000_000L;

    /**
     * So often is kept what estimators remember, ns: up to 60 kB, which a memory card should not
     * have to take every second. What flows in between is in the counters of the run's checkpoint.
     */
    private static final long ESTIMATORS_NANOS = 600_000_000_000L;

    private final RunJournal journal;
    private final ScanAssembler assembler;
    private final TripLatch latch;
    private final CheckpointCodec codec = new CheckpointCodec();
    private long latchChanges;

    Checkpoints(RunJournal journal, ScanAssembler assembler, TripLatch latch) {
        this.journal = journal;
        this.assembler = assembler;
        this.latch = latch;
    }

    /** After everything else of the scan: a run that has said something, or is due. */
    void run(ChannelRun run, long nanos, boolean recorded) {
        if (recorded || nanos - run.checkpointNanos() >= EVERY_NANOS) {
            write(run, nanos);
        }
        if (nanos - run.estimatorNanos() >= ESTIMATORS_NANOS) {
            writeEstimators(run, nanos);
        }
    }

    /** All that the next start can go on from. */
    void suspend(ChannelRun run, long nanos) {
        write(run, nanos);
        writeEstimators(run, nanos);
    }

    private void writeEstimators(ChannelRun run, long nanos) {
        run.estimatorKept(nanos);
        Bytes state = run.estimator().state();
        if (!state.equals(Bytes.EMPTY)) {
            journal.estimators(
                    new JournalEntry.EstimatorState(
                            run.plan().runId(), run.channel(), nanos, state));
        }
    }

    private void write(ChannelRun run, long nanos) {
        run.checkpointed(nanos);
        RunCheckpoint now = run.checkpoint(assembler.checkpoint(run.channel()));
        journal.checkpoint(
                new JournalEntry.Checkpoint(
                        run.plan().runId(),
                        run.channel(),
                        nanos,
                        () -> new CheckpointCodec().encode(now)));
    }

    /** What was restored need not be written again. */
    void latchIsKept() {
        latchChanges = latch.changes();
    }

    /** The latch, when it has changed. */
    void latch(long nanos) {
        long changes = latch.changes();
        if (changes != latchChanges) {
            latchChanges = changes;
            journal.checkpoint(
                    new JournalEntry.Checkpoint(
                            null, JournalEntry.BOARD, nanos, codec.encode(latch.state())));
        }
    }
}
