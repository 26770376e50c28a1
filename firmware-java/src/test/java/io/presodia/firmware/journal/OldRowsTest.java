package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a journal drops and what it keeps. Run a of day 0 and run b of day 10 have ended, run c of
 * day 20 goes on.
 */
@Timeout(60)
class OldRowsTest {
    private static final long SAMPLES_A_DAY = 1_728_000;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final Cursor EVERYTHING = new Cursor(9, 9);
    private static final int SAMPLES = 600;

    /** Number of the last row of run a: its beginning, its samples, its end. */
    private static final long END_OF_A = SAMPLES + 2;

    @TempDir private Path folder = Path.of("");
    private final VirtualTimebase clock = new VirtualTimebase();

    private Path file() {
        return folder.resolve("journal.db");
    }

    private Journal open(WriterHook hook) throws JournalException {
        JournalOptions options = new JournalOptions(10_000, 5, Overflow.HOLD, 0);
        return Journal.open(file(), Entries.IDENTITY, clock, options, hook, Medium.SOUND);
    }

    private static void start(Journal journal, String run, long day) {
        JournalEntry.RunStarted like = Entries.runStarted(run);
        journal.append(
                new JournalEntry.RunStarted(
                        run,
                        1,
                        day * DAY_NANOS,
                        like.cell(),
                        like.protocol(),
                        "",
                        "",
                        1L,
                        50_000_000,
                        "",
                        Map.of()));
        for (int i = 1; i <= SAMPLES; i++) {
            journal.append(Entries.sample(run, day * SAMPLES_A_DAY + i));
        }
        journal.append(new JournalEntry.Checkpoint(run, 1, day * DAY_NANOS, Bytes.ofUtf8(run)));
    }

    private static void end(Journal journal, String run, long day) {
        long nanos = day * DAY_NANOS + DAY_NANOS / 2;
        journal.append(new JournalEntry.RunEnded(run, 1, nanos, RunOutcome.COMPLETED, "", "done"));
    }

    private static JournalEntry.Event note(long number) {
        return JournalEntry.Event.of(
                "note", Tier.INFORM, JournalEntry.BOARD, null, number * 50_000_000, "a note");
    }

    private void threeRuns(Journal journal) throws Exception {
        start(journal, "a", 0);
        end(journal, "a", 0);
        start(journal, "b", 10);
        end(journal, "b", 10);
        start(journal, "c", 20);
        journal.append(new JournalEntry.Checkpoint(null, 0, 7, Bytes.ofUtf8("board")));
        journal.flush();
    }

    private Cursor limit(Cursor received, double day, ClockQuality quality) throws Exception {
        try (JournalReader reader = JournalReader.open(file())) {
            long epoch = Rows.toNanos(VirtualTimebase.EPOCH);
            return reader.forgettable(received, epoch + (long) (day * DAY_NANOS), quality);
        }
    }

    private Cursor limit(Cursor received, double day) throws Exception {
        return limit(received, day, ClockQuality.VIRTUAL);
    }

    private void forget(Journal journal, Cursor limit) throws Exception {
        journal.forget(limit);
        try (JournalReader reader = JournalReader.open(file())) {
            while (reader.dropped().compareTo(limit) < 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void onlyRowsThatAreReceivedAndOldAndOfEndedRunsMayGo() throws Exception {
        try (Journal journal = open(WriterHook.NONE)) {
            threeRuns(journal);
            assertThat(limit(EVERYTHING, 0.4)).isLessThan(new Cursor(1, 1));
            assertThat(limit(EVERYTHING, 5)).isEqualTo(new Cursor(1, END_OF_A));
            assertThat(limit(EVERYTHING, 11)).isEqualTo(new Cursor(1, 2 * END_OF_A));
            assertThat(limit(EVERYTHING, 1000)).isEqualTo(new Cursor(1, 2 * END_OF_A));
            assertThat(limit(new Cursor(1, END_OF_A + 7), 11)).isEqualTo(new Cursor(1, END_OF_A));
            assertThat(limit(new Cursor(1, END_OF_A - 1), 11)).isLessThan(new Cursor(1, 1));
            assertThat(limit(Cursor.START, 11)).isEqualTo(Cursor.START);
        }
    }

    @Test
    void aClockThatIsNotTrustedMakesNothingOld() throws Exception {
        try (Journal journal = open(WriterHook.NONE)) {
            threeRuns(journal);
            assertThat(limit(EVERYTHING, 11, ClockQuality.UNSYNCHRONIZED)).isEqualTo(Cursor.START);
            assertThat(limit(EVERYTHING, 11, ClockQuality.SYNCHRONIZED)).isEqualTo(Cursor.START);
        }
    }

    @Test
    void aClockThatWasSetBackForAWhileMakesNothingOlderThanWhatCameBefore() throws Exception {
        try (Journal journal = open(WriterHook.NONE)) {
            start(journal, "a", 100);
            end(journal, "a", 100);
            start(journal, "b", 0);
            end(journal, "b", 0);
            start(journal, "c", 100);
            journal.flush();
            assertThat(limit(EVERYTHING, 50)).isLessThan(new Cursor(1, 1));
        }
    }

    @Test
    void whatMayGoIsGoneAndTheRestIsAsItWas() throws Exception {
        List<Stored<JournalEntry.Sample>> kept;
        try (Journal journal = open(WriterHook.NONE)) {
            threeRuns(journal);
            try (JournalReader reader = JournalReader.open(file())) {
                kept = reader.samples(new Cursor(1, END_OF_A), 10_000);
                assertThat(kept).hasSize(2 * SAMPLES);
            }
            forget(journal, limit(EVERYTHING, 5));
        }
        try (Journal journal = open(WriterHook.NONE)) {
            // Numbers go on, and a run that was dropped is still known.
            assertThat(journal.append(Entries.sample("c", 1))).isEqualTo(3 * END_OF_A);
            journal.flush();
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.dropped()).isEqualTo(new Cursor(1, END_OF_A));
            assertThat(reader.samples(Cursor.START, 2 * SAMPLES)).isEqualTo(kept);
            assertThat(reader.events(Cursor.START, 10))
                    .extracting(event -> event.entry().kind())
                    .containsExactly("run_started", "run_ended", "run_started");
            assertThat(reader.runs()).extracting(RunRecord::runId).containsExactly("a", "b", "c");
            assertThat(reader.lastCheckpoint("a")).isEmpty();
            assertThat(reader.lastCheckpoint("b")).isPresent();
            assertThat(reader.lastCheckpoint("c")).isPresent();
            assertThat(reader.lastBoardCheckpoint()).isPresent();
        }
    }

    @Test
    void theNewestRowStaysSinceNumbersGoOnFromIt() throws Exception {
        try (Journal journal = open(WriterHook.NONE)) {
            start(journal, "a", 0);
            end(journal, "a", 0);
            journal.flush();
            // The end of run a is the newest row: so it stays, and with it the whole run.
            assertThat(limit(EVERYTHING, 1000)).isLessThan(new Cursor(1, 1));
            journal.append(note(SAMPLES_A_DAY));
            journal.flush();
            forget(journal, limit(EVERYTHING, 1000));
        }
        try (Journal journal = open(WriterHook.NONE)) {
            assertThat(journal.append(note(1))).isEqualTo(END_OF_A + 2);
        }
    }

    @Test
    void rowsGoInSmallPiecesAndWhatComesMeanwhileIsCommittedFirst() throws Exception {
        AtomicInteger pieces = new AtomicInteger(-1);
        AtomicLong appended = new AtomicLong();
        AtomicBoolean late = new AtomicBoolean();
        Journal[] held = new Journal[1];
        WriterHook disk =
                new WriterHook() {
                    @Override
                    public void beforeCommit() {
                        if (pieces.get() < 0) {
                            return;
                        }
                        if (pieces.incrementAndGet() == 1) {
                            appended.set(held[0].append(note(1)));
                        } else if (pieces.get() == 3) {
                            late.set(held[0].acknowledgedSeq() < appended.get());
                        }
                    }
                };
        try (Journal journal = open(disk)) {
            held[0] = journal;
            threeRuns(journal);
            pieces.set(0);
            forget(journal, limit(EVERYTHING, 11));
            // 1200 samples in pieces of 250, and the commit of what came meanwhile.
            assertThat(pieces.get()).isGreaterThanOrEqualTo(2 * SAMPLES / OldRows.PIECE + 2);
            assertThat(late).isFalse();
        }
    }

    @Test
    void aDiskThatRefusesLosesNothingAndIsAskedAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        AtomicInteger refusals = new AtomicInteger();
        WriterHook disk =
                new WriterHook() {
                    @Override
                    public void beforeCommit() throws SQLException {
                        if (broken.get()) {
                            refusals.incrementAndGet();
                            throw new SQLException("disk I/O error");
                        }
                    }
                };
        try (Journal journal = open(disk);
                JournalReader reader = JournalReader.open(file())) {
            threeRuns(journal);
            broken.set(true);
            journal.forget(limit(EVERYTHING, 5));
            while (refusals.get() == 0) {
                Thread.onSpinWait();
            }
            assertThat(reader.samples(Cursor.START, 10_000)).hasSize(3 * SAMPLES);
            assertThat(reader.dropped()).isEqualTo(Cursor.START);
            broken.set(false);
            journal.append(note(1));
            journal.flush();
            forget(journal, limit(EVERYTHING, 5));
            assertThat(reader.samples(Cursor.START, 10_000)).hasSize(2 * SAMPLES);
        }
    }
}
