package io.presodia.firmware.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What waits for the writer and what it is committing. Of each run only the newest checkpoint
 * waits: an older one in the same transaction could never be read. Guarded by the journal's lock;
 * the batch that was taken belongs to the writer until it is done.
 */
final class CommitQueue {
    private List<Pending> waiting = new ArrayList<>();
    private List<Pending> committing = new ArrayList<>();
    private final List<Pending> checkpoints = new ArrayList<>();
    private long lastN;
    private long lastSeq;
    private long takenN;
    private long takenSeq;
    private long committedN;
    private long waitingSinceNanos;
    private long committingSinceNanos;

    /**
     * @param lastSeq the number of the last row of the boots before
     */
    CommitQueue(long lastSeq) {
        this.lastSeq = lastSeq;
        this.takenSeq = lastSeq;
    }

    long nextN() {
        return ++lastN;
    }

    long nextSeq() {
        return ++lastSeq;
    }

    long lastN() {
        return lastN;
    }

    long lastSeq() {
        return lastSeq;
    }

    void add(Pending pending) {
        begin(pending);
        if (!(pending.entry() instanceof JournalEntry.Checkpoint)) {
            waiting.add(pending);
            return;
        }
        for (int i = 0; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).runNumber() == pending.runNumber()) {
                checkpoints.set(i, pending);
                return;
            }
        }
        checkpoints.add(pending);
    }

    private void begin(Pending pending) {
        if (waiting.isEmpty() && checkpoints.isEmpty()) {
            waitingSinceNanos = pending.appendedNanos();
        }
    }

    /** Entries that wait, checkpoints aside: those never take more room than one a run. */
    int waiting() {
        return waiting.size();
    }

    /** Everything that is not committed yet. */
    int uncommitted() {
        return committing.size() + waiting.size() + checkpoints.size();
    }

    boolean allCommitted() {
        return committedN == lastN;
    }

    boolean committedUpTo(long n) {
        return committedN >= n;
    }

    /** Age of the oldest entry that is not committed, ns; 0 when there is none. */
    long age(long nowNanos) {
        if (!committing.isEmpty()) {
            return nowNanos - committingSinceNanos;
        }
        return uncommitted() == 0 ? 0 : nowNanos - waitingSinceNanos;
    }

    /** Whether a batch was taken and is not done. */
    boolean busy() {
        return !committing.isEmpty();
    }

    /** Everything that waits becomes the batch. */
    void take() {
        List<Pending> empty = committing;
        committing = waiting;
        waiting = empty;
        committing.addAll(checkpoints);
        checkpoints.clear();
        committingSinceNanos = waitingSinceNanos;
        takenN = lastN;
        takenSeq = lastSeq;
    }

    /** The batch under way; only the writer looks into it. */
    List<Pending> batch() {
        return committing;
    }

    /** The batch is on stable storage; returns the number up to which all rows are. */
    long done() {
        committing.clear();
        committedN = takenN;
        return takenSeq;
    }

    /** Forgets what is not committed. */
    void clear() {
        committing.clear();
        waiting.clear();
        checkpoints.clear();
    }
}
