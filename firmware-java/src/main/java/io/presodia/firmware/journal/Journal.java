package io.presodia.firmware.journal;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a board, open for writing. {@link #append} hands an entry to the writer thread and
 * returns; nothing that happens to the disk throws on the caller's thread, it shows in {@link
 * #health()}. What failed is tried again until it succeeds.
 *
 * <p>The writer commits everything that waits, at least every {@link JournalOptions#commitMillis()}
 * of real time. It measures no time of its own: it only waits with a timeout.
 */
public final class Journal implements AutoCloseable {
    /** What {@link #append} returns for an entry that was not taken. */
    public static final long REFUSED = -1;

    /** Events and run records still fit when samples are refused already. */
    private static final int RESERVE = 1024;

    private final Path file;
    private final Timebase timebase;
    private final JournalOptions options;
    private final JournalWriter writer;
    private final Thread thread;
    private final int wakeSize;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Condition progress = lock.newCondition();
    // All below are guarded by the lock.
    private final KnownRuns runs;
    private List<Pending> waiting = new ArrayList<>();
    private List<Pending> committing = new ArrayList<>();
    private long lastN;
    private long lastSeq;
    private long committedN;
    private long refused;
    private long refusedSinceGap;
    private long failures;
    private String failure = "";
    private boolean hurry;
    private boolean closing;
    private boolean stopped;
    private volatile long acknowledgedSeq;

    private Journal(Path file, Timebase timebase, JournalOptions options, JournalWriter writer) {
        this.file = file;
        this.timebase = timebase;
        this.options = options;
        this.writer = writer;
        this.wakeSize = Math.max(1, options.queueCapacity() / 2);
        this.runs = new KnownRuns(writer.runNumbers(), writer.endedRuns());
        this.thread = Thread.ofPlatform().name("journal-writer").daemon().unstarted(this::write);
    }

    /**
     * Opens the journal in {@code file}, makes it when there is none, and begins a new boot in it.
     *
     * @throws JournalException when the file cannot be opened, or is not ours to write
     */
    public static Journal open(
            Path file, JournalIdentity identity, Timebase timebase, JournalOptions options)
            throws JournalException {
        return open(file, identity, timebase, options, WriterHook.NONE);
    }

    static Journal open(
            Path file,
            JournalIdentity identity,
            Timebase timebase,
            JournalOptions options,
            WriterHook hook)
            throws JournalException {
        JournalWriter writer = new JournalWriter(file, options.maximumBytes(), hook);
        try {
            writer.begin(
                    identity,
                    timebase.nanos(),
                    Rows.toNanos(timebase.wall()),
                    timebase.clockQuality());
        } catch (SQLException e) {
            writer.close();
            throw new JournalException(
                    "cannot open the journal " + file + ": " + JournalException.reason(e), e);
        } catch (JournalException e) {
            writer.close();
            throw e;
        }
        Journal journal = new Journal(file, timebase, options, writer);
        journal.thread.start();
        return journal;
    }

    /** The boot that this opening began. */
    public long bootId() {
        return writer.bootId();
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /**
     * Hands an entry to the writer.
     *
     * @return the number of a numbered entry, or of the last one before it; {@link #REFUSED} when
     *     the queue is full and the options say so
     * @throws IllegalArgumentException when the entry's run is unknown, already ended, or begins
     *     for the second time
     * @throws IllegalStateException when the journal is closed
     */
    public long append(JournalEntry entry) {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the journal " + file + " is closed");
            }
            if (!hasRoomFor(entry)) {
                refused++;
                refusedSinceGap++;
                return REFUSED;
            }
            if (refusedSinceGap > 0) {
                long lost = refusedSinceGap;
                refusedSinceGap = 0;
                enqueue(gap(lost, entry.nanos()), 0);
            }
            int runNumber = runs.numberFor(entry, refused > 0);
            if (runNumber < 0) {
                refused++;
                refusedSinceGap++;
                return REFUSED;
            }
            return enqueue(entry, runNumber);
        } finally {
            lock.unlock();
        }
    }

    private static JournalEntry.Event gap(long lost, long nanos) {
        return new JournalEntry.Event(
                "journal_gap",
                Tier.WARN,
                JournalEntry.BOARD,
                null,
                nanos,
                lost + " entries were lost before this one: the journal could not keep up",
                lost,
                Double.NaN,
                "1",
                "");
    }

    private long enqueue(JournalEntry entry, int runNumber) {
        long now = timebase.nanos();
        long wallNanos = Rows.toNanos(timebase.wall()) - (now - entry.nanos());
        if (isNumbered(entry)) {
            lastSeq++;
        }
        waiting.add(
                new Pending(
                        entry,
                        ++lastN,
                        lastSeq,
                        runNumber,
                        now,
                        wallNanos,
                        timebase.clockQuality()));
        if (waiting.size() == wakeSize) {
            wake.signal();
        }
        return lastSeq;
    }

    private boolean hasRoomFor(JournalEntry entry) {
        if (options.overflow() == Overflow.HOLD) {
            while (waiting.size() >= options.queueCapacity() && failure.isEmpty() && !stopped) {
                wake.signal();
                progress.awaitUninterruptibly();
            }
        }
        int reserve =
                switch (entry) {
                    case JournalEntry.Sample sample -> 0;
                    case JournalEntry.BurstPoints burst -> 0;
                    case JournalEntry.Event event -> RESERVE;
                    case JournalEntry.RunStarted started -> RESERVE;
                    case JournalEntry.RunEnded ended -> RESERVE;
                    case JournalEntry.InputFile input -> RESERVE;
                    case JournalEntry.PulseResistance pulse -> RESERVE;
                    case JournalEntry.Checkpoint checkpoint -> RESERVE;
                };
        return waiting.size() < options.queueCapacity() + reserve;
    }

    private static boolean isNumbered(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.Sample sample -> true;
            case JournalEntry.Event event -> true;
            case JournalEntry.RunStarted started -> true;
            case JournalEntry.RunEnded ended -> true;
            case JournalEntry.InputFile input -> false;
            case JournalEntry.PulseResistance pulse -> false;
            case JournalEntry.BurstPoints burst -> false;
            case JournalEntry.Checkpoint checkpoint -> false;
        };
    }

    /**
     * Waits until everything appended before is committed. Not for the control thread.
     *
     * @throws JournalException when the next attempt to commit fails
     * @throws InterruptedException when interrupted while waiting
     */
    public void flush() throws JournalException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long target = lastN;
            long failuresBefore = failures;
            while (committedN < target && failures == failuresBefore && !stopped) {
                hurry = true;
                wake.signal();
                progress.await();
            }
            if (committedN < target) {
                throw new JournalException("cannot write the journal " + file + ": " + failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The number up to which all entries of this boot are on stable storage. */
    public long acknowledgedSeq() {
        return acknowledgedSeq;
    }

    /** How the writer is doing; cheap enough for every scan. */
    public JournalHealth health() {
        lock.lock();
        try {
            if (options.overflow() == Overflow.HOLD && failure.isEmpty() && refused == 0) {
                return JournalHealth.IDLE;
            }
            Pending oldest =
                    !committing.isEmpty()
                            ? committing.getFirst()
                            : !waiting.isEmpty() ? waiting.getFirst() : null;
            double age = oldest == null ? 0 : (timebase.nanos() - oldest.appendedNanos()) / 1e9;
            return new JournalHealth(age, committing.size() + waiting.size(), refused, failure);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Commits what waits and closes the file. Does nothing the second time.
     *
     * @throws JournalException when something could not be committed
     */
    @Override
    public void close() throws JournalException {
        lock.lock();
        try {
            closing = true;
            wake.signal();
            while (!stopped) {
                progress.awaitUninterruptibly();
            }
            int lost = committing.size() + waiting.size();
            if (lost > 0) {
                committing.clear();
                waiting.clear();
                throw new JournalException(
                        "%s: %d entries could not be written: %s".formatted(file, lost, failure));
            }
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        String cause = "the writer stopped";
        try {
            boolean last;
            boolean written;
            do {
                last = takeBatch();
                written = commit();
            } while (!last || (written && hasMore()));
        } catch (RuntimeException | Error e) {
            cause = "the writer stopped: " + e;
            throw e;
        } finally {
            writer.close();
            stop(cause);
        }
    }

    private void stop(String cause) {
        lock.lock();
        try {
            stopped = true;
            if (failure.isEmpty() && committing.size() + waiting.size() > 0) {
                failure = cause;
                failures++;
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, then moves what is queued into {@link #committing}; true when it is time to stop. */
    private boolean takeBatch() {
        lock.lock();
        try {
            boolean retry = !committing.isEmpty();
            if (!closing && !hurry && (retry || waiting.size() < wakeSize)) {
                awaitWake();
            }
            hurry = false;
            if (!retry) {
                List<Pending> empty = committing;
                committing = waiting;
                waiting = empty;
                progress.signalAll();
            }
            return closing;
        } finally {
            lock.unlock();
        }
    }

    // A spurious wake-up only commits a little earlier.
    @SuppressWarnings("WaitNotInLoop")
    private void awaitWake() {
        try {
            hurry |= wake.await(options.commitMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but a dying JVM interrupts this thread: write what is there and go on.
            hurry = true;
        }
    }

    private boolean hasMore() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Writes {@link #committing}, which only this thread changes; false when that failed. */
    private boolean commit() {
        List<Pending> batch = committing;
        if (batch.isEmpty()) {
            return true;
        }
        String problem = null;
        try {
            writer.write(batch);
        } catch (SQLException e) {
            problem = JournalException.reason(e);
        }
        lock.lock();
        try {
            finish(batch, problem);
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        return problem == null;
    }

    private void finish(List<Pending> batch, @Nullable String problem) {
        if (problem != null) {
            failure = problem;
            failures++;
            return;
        }
        Pending last = batch.getLast();
        committedN = last.n();
        acknowledgedSeq = last.seq();
        failure = "";
        batch.clear();
    }
}
