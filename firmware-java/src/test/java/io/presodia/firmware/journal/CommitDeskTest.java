package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Closing, abandoning, a writer that dies, and threads that meet at the journal. */
@Timeout(60)
class CommitDeskTest {
    private static final long SECOND = 1_000_000_000L;

    /** The writer of its own accord comes only after a second. */
    private static final JournalOptions SLOW = new JournalOptions(64, 1000, Overflow.HOLD, 0);

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();
    private final FaultyMedium disk = new FaultyMedium();

    private Path file() {
        return folder.resolve("journal.db");
    }

    private Journal open(JournalOptions options, WriterHook hook) throws JournalException {
        return Journal.open(file(), Entries.IDENTITY, clock, options, hook, disk);
    }

    private Journal open() throws JournalException {
        return open(SLOW, WriterHook.NONE);
    }

    private List<Long> samples() throws JournalException {
        try (JournalReader reader = JournalReader.open(file())) {
            return reader.samples(Cursor.START, 10_000).stream()
                    .map(stored -> stored.cursor().seq())
                    .toList();
        }
    }

    /** What another thread is told, which waits no longer than a busy machine may take. */
    private static JournalHealth askedFromElsewhere(Journal journal) throws Exception {
        return CompletableFuture.supplyAsync(journal::health).get(20, TimeUnit.SECONDS);
    }

    /** SQLite file format, section 1.3: write and read version at offset 18, 2 = WAL. */
    private byte[] versions() throws IOException {
        return Arrays.copyOfRange(Files.readAllBytes(file()), 18, 20);
    }

    @Test
    void whateverOneThreadDidAnotherCanAskAfterIt() throws Exception {
        Journal journal = open();
        assertThat(journal.file()).isEqualTo(file());
        journal.append(Entries.runStarted("r1"));
        assertThat(askedFromElsewhere(journal)).isEqualTo(JournalHealth.IDLE);
        journal.flush();
        assertThat(askedFromElsewhere(journal)).isEqualTo(JournalHealth.IDLE);
        assertThatThrownBy(() -> journal.append(Entries.sample("nobody", 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(askedFromElsewhere(journal)).isEqualTo(JournalHealth.IDLE);
        journal.close();
        assertThat(askedFromElsewhere(journal).failed()).as("closed in peace").isFalse();
        assertThatThrownBy(() -> journal.append(Entries.sample("r1", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the journal " + file() + " is closed");
        assertThat(askedFromElsewhere(journal).queued()).isZero();
    }

    @Test
    void anAbandonedJournalWritesNothingMoreAndKeepsItsFormOfAnOpenOne() throws Exception {
        Journal journal = open();
        journal.append(Entries.runStarted("r1"));
        journal.flush();
        assertThat(versions()).containsExactly(2, 2);
        disk.stallUntil(Long.MAX_VALUE);
        journal.append(Entries.sample("r1", 1));
        journal.abandon();

        assertThat(askedFromElsewhere(journal).queued()).isZero();
        assertThatThrownBy(() -> journal.append(Entries.sample("r1", 2)))
                .isInstanceOf(IllegalStateException.class);
        journal.close();
        assertThat(versions()).as("not as a close leaves it").containsExactly(2, 2);
        assertThat(samples()).isEmpty();
    }

    /** The page size is at offset 16, and 4096 of it are what the limit of the file counts in. */
    @Test
    void anOpenJournalKeepsItsLogBesideItInPagesOfFourKilobytes() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            journal.flush();
            assertThat(file().resolveSibling("journal.db-wal")).exists();
            assertThat(Arrays.copyOfRange(Files.readAllBytes(file()), 16, 20))
                    .containsExactly(0x10, 0x00, 2, 2);
        }
    }

    /** A page of log is 4096 bytes and a head of 24; each commit writes one or more. */
    @Test
    void theLogIsMovedIntoTheFileAfterAsManyPagesAsAskedFor() throws Exception {
        WriterHook hook =
                new WriterHook() {
                    @Override
                    public int logPages() {
                        return 10;
                    }
                };
        assertThat(WriterHook.NONE.logPages()).as("SQLite's own").isEqualTo(1000);
        try (Journal journal = open(SLOW, hook)) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= 60; i++) {
                journal.append(Entries.sample("r1", i));
                journal.flush();
            }
            assertThat(Files.size(file().resolveSibling("journal.db-wal"))).isLessThan(30 * 4120);
        }
    }

    @Test
    void aDiskThatAnswersAgainWhenTheJournalIsClosedGetsEverything() throws Exception {
        Journal journal = open();
        journal.append(Entries.runStarted("r1"));
        disk.stallUntil(10 * SECOND);
        journal.append(Entries.sample("r1", 1));
        clock.elapse(10 * SECOND);
        journal.close();

        assertThat(samples()).containsExactly(2L);
    }

    @Test
    void closingASecondTimeDoesNothingAlsoWhereTheFirstLostSomething() throws Exception {
        Journal journal = open();
        journal.append(Entries.runStarted("r1"));
        disk.fill();
        journal.append(Entries.sample("r1", 1));
        assertThatThrownBy(journal::close)
                .hasMessage(file() + ": 1 entries could not be written: database or disk is full");
        assertThat(askedFromElsewhere(journal).queued()).isZero();
        journal.close();
    }

    @Test
    void whatWaitedBehindABatchThatFailedIsWrittenWhenTheJournalIsClosed() throws Exception {
        boolean[] broken = {true};
        WriterHook hook =
                new WriterHook() {
                    @Override
                    public void beforeCommit() throws SQLException {
                        synchronized (broken) {
                            if (broken[0]) {
                                throw new SQLException("disk I/O error");
                            }
                        }
                    }
                };
        JournalOptions options = new JournalOptions(64, 1000, Overflow.REFUSE, 0);
        Journal journal = open(options, hook);
        journal.append(Entries.runStarted("r1"));
        journal.append(Entries.sample("r1", 1));
        assertThatThrownBy(journal::flush)
                .hasMessage("cannot write the journal " + file() + ": disk I/O error");
        journal.append(Entries.sample("r1", 2));
        synchronized (broken) {
            broken[0] = false;
        }
        journal.close();

        assertThat(samples()).containsExactly(2L, 3L);
    }

    @Test
    void aWriterThatDiesIsToldAndHoldsNobody() throws Exception {
        WriterHook hook =
                new WriterHook() {
                    @Override
                    public void beforeCommit() {
                        Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
                        throw new IllegalStateException("a defect");
                    }
                };
        Journal journal = open(new JournalOptions(2, 1000, Overflow.HOLD, 0), hook);
        journal.append(Entries.runStarted("r1"));
        assertThatThrownBy(journal::flush)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(
                        "the writer stopped: java.lang.IllegalStateException: a defect");
        assertThat(askedFromElsewhere(journal).failed()).isTrue();
        journal.append(Entries.sample("r1", 1));
        assertThat(journal.append(Entries.sample("r1", 2))).isEqualTo(3);
        assertThat(journal.append(Entries.sample("r1", 3))).isEqualTo(Journal.REFUSED);
        assertThatThrownBy(journal::close).hasMessageContaining("3 entries could not be written");
    }

    @Test
    void entriesRefusedByAFullDiskAreStillToldOnceItTakesThemAgain() throws Exception {
        try (Journal journal =
                open(new JournalOptions(2, 1000, Overflow.HOLD, 0), WriterHook.NONE)) {
            journal.append(Entries.runStarted("r1"));
            disk.fill();
            journal.append(Entries.sample("r1", 1));
            journal.append(Entries.sample("r1", 2));
            assertThat(journal.append(Entries.sample("r1", 3))).isEqualTo(Journal.REFUSED);
            disk.heal();
            assertThat(journal.health()).isEqualTo(new JournalHealth(0, 0, 1, ""));
        }
    }

    /** A thousand events more than samples find room: the run's beginning is none of them. */
    @Test
    void ofARunWhoseBeginningWasRefusedNothingIsTakenAndNothingThrows() throws Exception {
        try (Journal journal =
                open(new JournalOptions(1, 1000, Overflow.HOLD, 0), WriterHook.NONE)) {
            disk.fill();
            while (journal.append(Entries.event(null, 1)) != Journal.REFUSED) {
                assertThat(journal.health().queued()).isLessThan(2000);
            }
            assertThat(journal.append(Entries.runStarted("r1"))).isEqualTo(Journal.REFUSED);
            disk.heal();
            assertThat(journal.append(Entries.sample("r1", 1))).isEqualTo(Journal.REFUSED);
        }
    }

    @Test
    void whatHasWaitedAsLongAsPromisedIsCommittedBeforeTheNextAppendReturns() throws Exception {
        try (Journal journal = open(SLOW.withMaximumLag(SECOND), WriterHook.NONE)) {
            journal.append(Entries.runStarted("r1"));
            clock.elapse(SECOND);
            long number = journal.append(Entries.sample("r1", 20));

            assertThat(journal.acknowledgedSeq()).isEqualTo(number);
        }
    }
}
