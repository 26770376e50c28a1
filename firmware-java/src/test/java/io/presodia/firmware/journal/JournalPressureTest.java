package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the disk is slower than the board, or full. */
@Timeout(60)
class JournalPressureTest {
    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();

    private Path file() {
        return folder.resolve("journal.db");
    }

    /** A disk that commits once for each permit. */
    private static final class GatedDisk implements WriterHook {
        final Semaphore permits = new Semaphore(0);
        final CountDownLatch reached = new CountDownLatch(1);

        @Override
        public void beforeCommit() {
            reached.countDown();
            permits.acquireUninterruptibly();
        }
    }

    private static JournalOptions options(int capacity, Overflow overflow) {
        return new JournalOptions(capacity, 10, overflow, 0);
    }

    @Test
    void aFullQueueHoldsTheCallerAndLosesNothing() throws Exception {
        GatedDisk disk = new GatedDisk();
        AtomicLong appended = new AtomicLong();
        try (Journal journal =
                Journal.open(
                        file(),
                        Entries.IDENTITY,
                        clock,
                        options(8, Overflow.HOLD),
                        disk,
                        Medium.SOUND)) {
            Thread caller =
                    Thread.ofPlatform()
                            .start(() -> {
                                journal.append(Entries.runStarted("r1"));
                                for (int i = 2; i <= 100; i++) {
                                    appended.set(journal.append(Entries.sample("r1", i)));
                                }
                            });
            disk.reached.await();
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            // At most 8 wait and at most 8 are being committed.
            assertThat(appended.get()).isBetween(8L, 16L);
            assertThat(journal.acknowledgedSeq()).isZero();
            assertThat(journal.health()).isEqualTo(JournalHealth.IDLE);
            disk.permits.release(1000);
            caller.join();
            journal.flush();
            assertThat(journal.acknowledgedSeq()).isEqualTo(100);
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 1000)).hasSize(99);
        }
    }

    @Test
    void inRealTimeAFullQueueRefusesAndTheGapIsRecorded() throws Exception {
        GatedDisk disk = new GatedDisk();
        try (Journal journal =
                Journal.open(
                        file(),
                        Entries.IDENTITY,
                        clock,
                        options(4, Overflow.REFUSE),
                        disk,
                        Medium.SOUND)) {
            journal.append(Entries.runStarted("r1"));
            disk.reached.await();
            clock.elapse(5_000_000_000L);
            for (int i = 1; i <= 4; i++) {
                assertThat(journal.append(Entries.sample("r1", i))).isEqualTo(1 + i);
            }
            assertThat(journal.append(Entries.sample("r1", 5))).isEqualTo(Journal.REFUSED);
            assertThat(journal.append(Entries.sample("r1", 6))).isEqualTo(Journal.REFUSED);
            clock.elapse(2_000_000_000L);
            assertThat(journal.health()).isEqualTo(new JournalHealth(7, 5, 2, ""));
            disk.permits.release(1000);
            journal.flush();
            assertThat(journal.health()).isEqualTo(new JournalHealth(0, 0, 2, ""));
            journal.append(Entries.sample("r1", 7));
        }
        try (JournalReader reader = JournalReader.open(file())) {
            var gap = reader.events(new Cursor(1, 1), 10).getFirst();
            assertThat(gap.entry().kind()).isEqualTo("journal_gap");
            assertThat(gap.entry().value()).isEqualTo(2);
            assertThat(gap.cursor().seq()).isEqualTo(6);
            assertThat(reader.samples(gap.cursor(), 10))
                    .extracting(stored -> stored.entry().nanos())
                    .containsExactly(7 * 50_000_000L);
        }
    }

    @Test
    void anEventStillFitsWhenSamplesAreRefused() throws Exception {
        GatedDisk disk = new GatedDisk();
        try (Journal journal =
                Journal.open(
                        file(),
                        Entries.IDENTITY,
                        clock,
                        options(2, Overflow.REFUSE),
                        disk,
                        Medium.SOUND)) {
            journal.append(Entries.runStarted("r1"));
            disk.reached.await();
            for (int i = 1; i <= 3; i++) {
                journal.append(Entries.sample("r1", i));
            }
            assertThat(journal.append(Entries.event("r1", 4))).isPositive();
            disk.permits.release(1000);
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.eventsOf("r1"))
                    .extracting(stored -> stored.entry().kind())
                    .containsExactly("run_started", "over_voltage");
        }
    }

    @Test
    void aFullDiskShowsInTheHealthAndThrowsNothing() throws Exception {
        JournalOptions small = options(64, Overflow.HOLD).withMaximumBytes(40 * 4096);
        Journal journal = Journal.open(file(), Entries.IDENTITY, clock, small);
        journal.append(Entries.runStarted("r1"));
        journal.flush();
        long refusedAt = 0;
        for (int i = 1; i <= 10_000 && refusedAt == 0; i++) {
            if (journal.append(Entries.sample("r1", i)) == Journal.REFUSED) {
                refusedAt = i;
            }
        }
        assertThat(refusedAt).isPositive();
        JournalHealth health = journal.health();
        assertThat(health.failed()).isTrue();
        assertThat(health.failure()).containsIgnoringCase("full");
        assertThat(health.refused()).isEqualTo(1);
        assertThatThrownBy(journal::flush)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("journal.db");
        long acknowledged = journal.acknowledgedSeq();
        assertThatThrownBy(journal::close)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("could not be written");
        try (JournalReader reader = JournalReader.open(file())) {
            var samples = reader.samples(Cursor.START, 10_000);
            assertThat(samples.getLast().cursor().seq()).isEqualTo(acknowledged);
            assertThat(samples).hasSize((int) acknowledged - 1);
        }
    }

    @Test
    void aDiskThatRecoversGetsEveryRowOnce() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        WriterHook disk =
                new WriterHook() {
                    @Override
                    public void beforeCommit() throws SQLException {
                        if (broken.get()) {
                            throw new SQLException("disk I/O error");
                        }
                    }
                };
        try (Journal journal =
                Journal.open(
                        file(),
                        Entries.IDENTITY,
                        clock,
                        options(100, Overflow.REFUSE),
                        disk,
                        Medium.SOUND)) {
            journal.append(Entries.runStarted("r1"));
            journal.flush();
            broken.set(true);
            for (int i = 1; i <= 20; i++) {
                journal.append(Entries.sample("r1", i));
            }
            assertThatThrownBy(journal::flush).hasMessageContaining("disk I/O error");
            assertThat(journal.health().failed()).isTrue();
            assertThat(journal.acknowledgedSeq()).isEqualTo(1);
            broken.set(false);
            for (int i = 21; i <= 30; i++) {
                journal.append(Entries.sample("r1", i));
            }
            journal.flush();
            journal.flush();
            assertThat(journal.health()).isEqualTo(JournalHealth.IDLE);
            assertThat(journal.acknowledgedSeq()).isEqualTo(31);
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 100))
                    .extracting(stored -> stored.entry().nanos() / 50_000_000L)
                    .containsExactlyElementsOf(
                            java.util.stream.LongStream.rangeClosed(1, 30).boxed().toList());
        }
    }

    @Test
    void aCommitOfUnknownOutcomeIsRepeatedWithoutDuplicates() throws Exception {
        var batch =
                java.util.List.of(
                        pending(Entries.runStarted("r1"), 1, 1),
                        pending(Entries.sample("r1", 1), 2, 2),
                        pending(Entries.event("r1", 2), 3, 3),
                        pending(new JournalEntry.Checkpoint("r1", 1, 3, Bytes.ofUtf8("x")), 4, 3));
        try (JournalWriter writer =
                new JournalWriter(file(), JournalOptions.virtualTime(), WriterHook.NONE)) {
            writer.begin(Entries.IDENTITY, 0, 0, io.presodia.hal.time.ClockQuality.VIRTUAL);
            writer.write(batch, false);
            writer.write(batch, false);
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 10)).hasSize(1);
            assertThat(reader.events(Cursor.START, 10)).hasSize(2);
            assertThat(reader.runs()).hasSize(1);
        }
    }

    private static Pending pending(JournalEntry entry, long n, long seq) {
        return new Pending(entry, n, seq, 1, 0, 0, io.presodia.hal.time.ClockQuality.VIRTUAL);
    }

    @Test
    void rowsAreCommittedWithoutBeingAskedFor() throws Exception {
        CountDownLatch committed = new CountDownLatch(1);
        WriterHook disk =
                new WriterHook() {
                    @Override
                    public void afterCommit() {
                        committed.countDown();
                    }
                };
        try (Journal journal =
                Journal.open(
                        file(),
                        Entries.IDENTITY,
                        clock,
                        new JournalOptions(1000, 1000, Overflow.REFUSE, 0),
                        disk,
                        Medium.SOUND)) {
            journal.append(Entries.runStarted("r1"));
            // The promise is one second; the rest is for a busy machine.
            assertThat(committed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void optionsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> options(0, Overflow.HOLD)).hasMessageContaining("queueCapacity");
        assertThatThrownBy(() -> new JournalOptions(1, 1001, Overflow.HOLD, 0))
                .hasMessageContaining("commitMillis");
        assertThatThrownBy(() -> options(1, Overflow.HOLD).withMaximumBytes(-1))
                .hasMessageContaining("maximumBytes");
    }
}
