package io.presodia.firmware.journal;

import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

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
    private final CommitDesk desk;
    // Both below are guarded by the desk's lock.
    private final KnownRuns runs;
    private long refusedSinceGap;

    private Journal(
            Path file,
            Timebase timebase,
            JournalOptions options,
            JournalWriter writer,
            Medium medium) {
        this.file = file;
        this.timebase = timebase;
        this.options = options;
        this.writer = writer;
        this.desk = new CommitDesk(file, timebase, options, writer, medium);
        this.runs = new KnownRuns(writer.runNumbers(), writer.endedRuns());
    }

    /**
     * Opens the journal in {@code file}, makes it when there is none, and begins a new boot in it.
     *
     * @throws JournalException when the file cannot be opened, or is not ours to write
     */
    public static Journal open(
            Path file, JournalIdentity identity, Timebase timebase, JournalOptions options)
            throws JournalException {
        return open(file, identity, timebase, options, WriterHook.NONE, Medium.SOUND);
    }

    /**
     * As {@link #open(Path, JournalIdentity, Timebase, JournalOptions)}, on a disk that may be made
     * to misbehave.
     *
     * @throws JournalException when the file cannot be opened, or is not ours to write
     */
    public static Journal open(
            Path file,
            JournalIdentity identity,
            Timebase timebase,
            JournalOptions options,
            Medium medium)
            throws JournalException {
        return open(file, identity, timebase, options, WriterHook.NONE, medium);
    }

    static Journal open(
            Path file,
            JournalIdentity identity,
            Timebase timebase,
            JournalOptions options,
            WriterHook hook,
            Medium medium)
            throws JournalException {
        JournalWriter writer = new JournalWriter(file, options, hook);
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
        Journal journal = new Journal(file, timebase, options, writer, medium);
        Thread.ofPlatform().name("journal-writer").daemon().start(journal.desk);
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
        return appendAll(List.of(entry));
    }

    /**
     * Hands entries to the writer that belong together, such as those of one scan: they are
     * committed in one transaction, or those that were not refused are.
     *
     * @return as {@link #append} does for the last of them; of none, the last number
     * @throws IllegalArgumentException when an entry's run is unknown, already ended, or begins for
     *     the second time
     * @throws IllegalStateException when the journal is closed
     */
    public long appendAll(List<? extends JournalEntry> entries) {
        desk.enter();
        try {
            long number = desk.queue().lastSeq();
            for (int i = 0; i < entries.size(); i++) {
                number = take(entries.get(i));
            }
            desk.catchUp();
            return number;
        } finally {
            desk.leave();
        }
    }

    private long take(JournalEntry entry) {
        if (desk.queue().waiting() >= options.queueCapacity() + reserve(entry)) {
            return refuse();
        }
        if (refusedSinceGap > 0) {
            long lost = refusedSinceGap;
            refusedSinceGap = 0;
            enqueue(gap(lost, entry.nanos()), 0);
        }
        int runNumber = runs.numberFor(entry, desk.refused() > 0);
        return runNumber < 0 ? refuse() : enqueue(entry, runNumber);
    }

    private long refuse() {
        desk.countRefusal();
        refusedSinceGap++;
        return REFUSED;
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
        CommitQueue queue = desk.queue();
        long now = timebase.nanos();
        long wallNanos = Rows.toNanos(timebase.wall()) - (now - entry.nanos());
        long seq = isNumbered(entry) ? queue.nextSeq() : queue.lastSeq();
        queue.add(
                new Pending(
                        entry,
                        queue.nextN(),
                        seq,
                        runNumber,
                        now,
                        wallNanos,
                        timebase.clockQuality()));
        if (entry instanceof JournalEntry.Event event && event.severity() == Tier.TRIP) {
            desk.urge();
        }
        desk.hint();
        return seq;
    }

    private static int reserve(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.Sample sample -> 0;
            case JournalEntry.BurstPoints burst -> 0;
            case JournalEntry.Event event -> RESERVE;
            case JournalEntry.RunStarted started -> RESERVE;
            case JournalEntry.RunEnded ended -> RESERVE;
            case JournalEntry.InputFile input -> RESERVE;
            case JournalEntry.PulseResistance pulse -> RESERVE;
            // It takes the place of the one before it.
            case JournalEntry.Checkpoint checkpoint -> Integer.MAX_VALUE / 2;
            // Without it estimates are less certain after a restart, and nothing else.
            case JournalEntry.EstimatorState state -> 0;
        };
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
            case JournalEntry.EstimatorState state -> false;
        };
    }

    /**
     * Waits until everything appended before is committed. Not for the control thread.
     *
     * @throws JournalException when the next attempt to commit fails
     * @throws InterruptedException when interrupted while waiting
     */
    public void flush() throws JournalException, InterruptedException {
        desk.flush();
    }

    /** The number up to which all entries are on stable storage. */
    public long acknowledgedSeq() {
        return desk.acknowledgedSeq();
    }

    /**
     * Lets the writer drop the oldest rows, a few at a time while it has nothing else to do. Runs,
     * their input files, pulses and bursts stay.
     *
     * @param limit the last row that may go, from {@link JournalReader#forgettable}
     */
    public void forget(Cursor limit) {
        desk.forget(limit);
    }

    /** How the writer is doing; cheap enough for every scan. */
    public JournalHealth health() {
        return desk.health();
    }

    /**
     * Commits what waits and closes the file. Does nothing the second time.
     *
     * @throws JournalException when something could not be committed
     */
    @Override
    public void close() throws JournalException {
        desk.close();
    }

    /**
     * Lets go of the file as a process that is killed does: what was not committed is lost. For
     * proofs.
     */
    public void abandon() {
        desk.abandon();
    }
}
