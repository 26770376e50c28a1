package io.presodia.firmware.journal;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.Timebase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the caller's thread and the writer thread meet: the queue, its lock, the state of the disk,
 * and the loop of the writer.
 */
final class CommitDesk implements Runnable {
    private final Path file;
    private final Timebase timebase;
    private final JournalOptions options;
    private final JournalWriter writer;
    private final Medium medium;
    private final int wakeSize;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Condition progress = lock.newCondition();
    // All below are guarded by the lock.
    private final CommitQueue queue;
    private Medium.State disk = Medium.State.Sound.SOUND;
    private long refused;
    private long failures;
    private String failure = "";
    private boolean hurry;
    private boolean closing;
    private boolean abandoned;
    private boolean stopped;
    private volatile long acknowledgedSeq;
    private boolean mayWrite;
    private volatile boolean urgent;
    private @Nullable Cursor forgettable;

    CommitDesk(
            Path file,
            Timebase timebase,
            JournalOptions options,
            JournalWriter writer,
            Medium medium) {
        this.file = file;
        this.timebase = timebase;
        this.options = options;
        this.writer = writer;
        this.medium = medium;
        this.wakeSize = Math.max(1, options.queueCapacity() / 2);
        this.queue = new CommitQueue(writer.lastSeq());
        this.acknowledgedSeq = writer.lastSeq();
    }

    /**
     * Takes the lock for an append; waits for room where the options say so.
     *
     * @throws IllegalStateException when the journal is closed
     */
    void enter() {
        lock.lock();
        if (closing) {
            lock.unlock();
            throw new IllegalStateException("the journal " + file + " is closed");
        }
        lookAtDisk();
        holdForRoom();
    }

    void leave() {
        lock.unlock();
    }

    /** Between {@link #enter} and {@link #leave}. */
    CommitQueue queue() {
        return queue;
    }

    /** Between {@link #enter} and {@link #leave}: wakes the writer when much waits. */
    void hint() {
        if (queue.waiting() == wakeSize) {
            wake.signal();
        }
    }

    /** Between {@link #enter} and {@link #leave}: waits where nothing may lag behind the clock. */
    void catchUp() {
        if (queue.age(timebase.nanos()) >= options.maximumLagNanos()) {
            drain();
        }
    }

    /**
     * Between {@link #enter} and {@link #leave}: this must be written, if need be in spare room.
     */
    void urge() {
        urgent = true;
    }

    long refused() {
        return refused;
    }

    void countRefusal() {
        refused++;
    }

    long acknowledgedSeq() {
        return acknowledgedSeq;
    }

    private void holdForRoom() {
        if (options.overflow() != Overflow.HOLD) {
            return;
        }
        while (queue.waiting() >= options.queueCapacity() && writable()) {
            wake.signal();
            progress.awaitUninterruptibly();
        }
    }

    private boolean diskIsSound() {
        return disk == Medium.State.Sound.SOUND;
    }

    private boolean writable() {
        return diskIsSound() && failure.isEmpty() && !stopped;
    }

    /**
     * Follows the disk from one state to another. Where the clock waits for the writer, all that
     * was appended before the change is committed before it, so that the same run does the same
     * each time.
     */
    private void lookAtDisk() {
        Medium.State now = medium.state(timebase.nanos());
        if (now.equals(disk)) {
            return;
        }
        if (diskIsSound()) {
            drain();
        }
        disk = now;
        if (diskIsSound()) {
            failure = "";
            drain();
        }
    }

    /** In virtual time: everything that waits is committed before the clock goes on. */
    private void drain() {
        while (options.overflow() == Overflow.HOLD && !queue.allCommitted() && writable()) {
            hurry = true;
            wake.signal();
            progress.awaitUninterruptibly();
        }
    }

    /** See {@link Journal#flush()}. */
    void flush() throws JournalException, InterruptedException {
        lock.lockInterruptibly();
        try {
            lookAtDisk();
            long target = queue.lastN();
            long failuresBefore = failures;
            while (!queue.committedUpTo(target)
                    && failures == failuresBefore
                    && diskIsSound()
                    && !stopped) {
                hurry = true;
                wake.signal();
                progress.await();
            }
            if (!queue.committedUpTo(target)) {
                throw new JournalException("cannot write the journal " + file + ": " + failing());
            }
        } finally {
            lock.unlock();
        }
    }

    /** See {@link Journal#health()}. */
    JournalHealth health() {
        lock.lock();
        try {
            lookAtDisk();
            if (options.overflow() == Overflow.HOLD && writable()) {
                return refused == 0 ? JournalHealth.IDLE : new JournalHealth(0, 0, refused, "");
            }
            double age = queue.age(timebase.nanos()) / 1e9;
            String reason = disk == Medium.State.Stalled.STALLED ? "" : failing();
            return new JournalHealth(age, queue.uncommitted(), refused, reason);
        } finally {
            lock.unlock();
        }
    }

    private String failing() {
        return switch (disk) {
            case Medium.State.Sound _ -> failure;
            case Medium.State.Stalled _ -> "the disk does not answer";
            case Medium.State.Refusing refusing -> refusing.reason();
        };
    }

    /** See {@link Journal#close()}. */
    void close() throws JournalException {
        lock.lock();
        try {
            if (!closing) {
                lookAtDisk();
            }
            stopWriter();
            int lost = queue.uncommitted();
            queue.clear();
            if (lost > 0 && !abandoned) {
                throw new JournalException(
                        "%s: %d entries could not be written: %s".formatted(file, lost, failing()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** See {@link Journal#abandon()}. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            stopWriter();
            queue.clear();
        } finally {
            lock.unlock();
        }
    }

    private void stopWriter() {
        closing = true;
        wake.signal();
        while (!stopped) {
            progress.awaitUninterruptibly();
        }
    }

    @Override
    public void run() {
        String cause = "the writer stopped";
        try {
            boolean more = true;
            while (more) {
                boolean last = takeBatch();
                boolean written = commit();
                forgetSome();
                more = !last || (written && hasMore());
            }
        } catch (RuntimeException | Error e) {
            cause = "the writer stopped: " + e;
            throw e;
        } finally {
            end(cause);
        }
    }

    private void end(String cause) {
        if (abandoned()) {
            writer.drop();
        } else {
            writer.close();
        }
        lock.lock();
        try {
            stopped = true;
            if (failure.isEmpty() && queue.uncommitted() > 0) {
                failure = cause;
                failures++;
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean abandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, then takes what is queued as the next batch; true when it is time to stop. */
    private boolean takeBatch() {
        lock.lock();
        try {
            boolean retry = queue.busy();
            if (!closing && !hurry && (retry || queue.waiting() < wakeSize)) {
                awaitWake();
            }
            hurry = false;
            mayWrite = diskIsSound() && !abandoned;
            if (!retry && mayWrite) {
                queue.take();
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
            return queue.uncommitted() > 0 && diskIsSound() && !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Writes the batch, which only this thread changes; false when that failed. */
    private boolean commit() {
        List<Pending> batch = queue.batch();
        if (batch.isEmpty() || !mayWrite) {
            return true;
        }
        String problem = null;
        try {
            writer.write(batch, urgent);
        } catch (SQLException e) {
            problem = JournalException.reason(e);
        }
        lock.lock();
        try {
            if (problem == null) {
                acknowledgedSeq = queue.done();
                failure = "";
                urgent &= !queue.allCommitted();
            } else {
                failure = problem;
                failures++;
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        return problem == null;
    }

    /** See {@link Journal#forget(Cursor)}. */
    void forget(Cursor limit) {
        lock.lock();
        try {
            forgettable = limit;
        } finally {
            lock.unlock();
        }
    }

    /** A few rows at a time, and only when nothing waits: no commit waits for more than those. */
    private void forgetSome() {
        Cursor limit;
        lock.lock();
        try {
            limit = forgettable;
            if (limit == null || closing || !diskIsSound() || queue.uncommitted() > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
        boolean more = false;
        try {
            more = writer.forget(limit);
        } catch (SQLException e) {
            // Nothing is lost by it; who wants the rows to go asks again.
        }
        lock.lock();
        try {
            forgettable = !more && limit.equals(forgettable) ? null : forgettable;
        } finally {
            lock.unlock();
        }
    }
}
