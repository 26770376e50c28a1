package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Delays and refusals of a disk, in the board's time. */
@Timeout(60)
class FaultyDiskTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();
    private final FaultyMedium disk = new FaultyMedium();

    private Journal open(JournalOptions options) throws JournalException {
        return Journal.open(folder.resolve("journal.db"), Entries.IDENTITY, clock, options, disk);
    }

    private List<Long> samples() throws JournalException {
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            return reader.samples(Cursor.START, 10_000).stream()
                    .map(stored -> stored.cursor().seq())
                    .toList();
        }
    }

    @Test
    void aStallCountsInTheTimeOfTheBoardAndLosesNothing() throws Exception {
        try (Journal journal = open(JournalOptions.virtualTime())) {
            journal.append(Entries.runStarted("r1"));
            disk.stallUntil(clock.nanos() + 30 * SECOND);
            for (int i = 1; i <= 30; i++) {
                journal.append(Entries.sample("r1", i));
                assertThat(journal.acknowledgedSeq()).isEqualTo(1);
                assertThat(journal.health()).isEqualTo(new JournalHealth(i - 1, i, 0, ""));
                clock.elapse(SECOND);
            }
            assertThat(journal.health()).isEqualTo(JournalHealth.IDLE);
            assertThat(journal.acknowledgedSeq()).isEqualTo(31);
        }
        assertThat(samples()).hasSize(30);
    }

    @Test
    void aFullDiskIsToldAtOnceAndWhatWaitedIsWrittenOnceThereIsRoom() throws Exception {
        try (Journal journal = open(JournalOptions.virtualTime())) {
            journal.append(Entries.runStarted("r1"));
            disk.fill();
            journal.append(Entries.sample("r1", 1));
            clock.elapse(3 * SECOND);
            assertThat(journal.health())
                    .isEqualTo(new JournalHealth(3, 1, 0, "database or disk is full"));
            assertThatThrownBy(journal::flush).hasMessageContaining("full");
            disk.heal();
            journal.append(Entries.sample("r1", 2));
            journal.flush();
            assertThat(journal.health()).isEqualTo(JournalHealth.IDLE);
        }
        assertThat(samples()).containsExactly(2L, 3L);
    }

    @Test
    void closingOnADiskThatDoesNotAnswerSaysWhatIsLost() throws Exception {
        Journal journal = open(JournalOptions.virtualTime());
        journal.append(Entries.runStarted("r1"));
        disk.stallUntil(Long.MAX_VALUE);
        journal.append(Entries.sample("r1", 1));
        assertThatThrownBy(journal::close)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("1 entries")
                .hasMessageContaining("does not answer");
        assertThat(samples()).isEmpty();
    }

    @Test
    void nothingLagsLongerThanPromised() throws Exception {
        try (Journal journal = open(JournalOptions.virtualTime().withMaximumLag(SECOND))) {
            journal.append(Entries.runStarted("r1"));
            long appended = 1;
            for (int i = 1; i <= 200; i++) {
                clock.elapse(SECOND / 4);
                appended = journal.append(Entries.sample("r1", i));
                // Four a second: no more than five may wait.
                assertThat(journal.acknowledgedSeq()).isGreaterThanOrEqualTo(appended - 5);
            }
            assertThat(appended).isEqualTo(201);
        }
    }

    @Test
    void ofEachRunTheNewestCheckpointWaitsAndNoOther() throws Exception {
        try (Journal journal = open(JournalOptions.virtualTime())) {
            journal.append(Entries.runStarted("r1"));
            disk.stallUntil(10 * SECOND);
            for (int i = 1; i <= 100; i++) {
                journal.append(new JournalEntry.Checkpoint("r1", 1, i, Bytes.ofUtf8("c" + i)));
                journal.append(new JournalEntry.Checkpoint(null, 0, i, Bytes.ofUtf8("b" + i)));
            }
            assertThat(journal.health().queued()).isEqualTo(2);
            clock.elapse(10 * SECOND);
            journal.flush();
        }
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            assertThat(reader.lastCheckpoint("r1").orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("c100"));
            assertThat(reader.lastBoardCheckpoint().orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("b100"));
        }
    }

    @Test
    void whatAnAbandonedJournalHadNotCommittedIsLostAndNothingElse() throws Exception {
        Journal journal = open(JournalOptions.virtualTime());
        journal.append(Entries.runStarted("r1"));
        journal.append(Entries.sample("r1", 1));
        journal.flush();
        disk.stallUntil(Long.MAX_VALUE);
        journal.append(Entries.sample("r1", 2));
        journal.abandon();
        disk.heal();
        try (Journal next = open(JournalOptions.virtualTime())) {
            assertThat(next.bootId()).isEqualTo(2);
            assertThat(next.acknowledgedSeq()).isEqualTo(2);
            assertThat(next.append(Entries.sample("r1", 3))).isEqualTo(3);
        }
        assertThat(samples()).containsExactly(2L, 3L);
    }
}
