package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever waits for the writer wakes it. Of its own accord it comes once a second: twenty rounds
 * would then take twenty seconds, and take a fraction of one.
 */
@Timeout(15)
class CommitPromptnessTest {
    private static final int ROUNDS = 20;

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();

    private Journal open(int capacity, Overflow overflow, long lagNanos) throws JournalException {
        return Journal.open(
                folder.resolve("journal.db"),
                Entries.IDENTITY,
                clock,
                new JournalOptions(capacity, 1000, overflow, 0, lagNanos));
    }

    @Test
    void aFlushWakesTheWriter() throws Exception {
        try (Journal journal = open(64, Overflow.REFUSE, Long.MAX_VALUE)) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= ROUNDS; i++) {
                long number = journal.append(Entries.sample("r1", i));
                journal.flush();
                assertThat(journal.acknowledgedSeq()).isEqualTo(number);
            }
        }
    }

    @Test
    void anAppendThatMayNotLagWakesTheWriter() throws Exception {
        try (Journal journal = open(64, Overflow.HOLD, 0)) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= ROUNDS; i++) {
                long number = journal.append(Entries.sample("r1", i));
                assertThat(journal.acknowledgedSeq()).isEqualTo(number);
            }
        }
    }

    @Test
    void anAppendThatFindsNoRoomWakesTheWriter() throws Exception {
        try (Journal journal = open(3, Overflow.HOLD, Long.MAX_VALUE)) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= 4 * ROUNDS; i++) {
                assertThat(journal.append(Entries.sample("r1", i))).isEqualTo(1 + i);
            }
        }
    }

    @Test
    void aQueueThatIsHalfFullWakesTheWriter() throws Exception {
        try (Journal journal = open(4, Overflow.REFUSE, Long.MAX_VALUE)) {
            journal.append(Entries.runStarted("r1"));
            journal.flush();
            for (int i = 1; i <= ROUNDS; i++) {
                journal.append(Entries.sample("r1", 2L * i));
                long number = journal.append(Entries.sample("r1", 2L * i + 1));
                while (journal.acknowledgedSeq() < number) {
                    assertThat(Thread.interrupted()).as("too late").isFalse();
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void aCloseWakesTheWriter() throws Exception {
        for (int i = 1; i <= ROUNDS; i++) {
            try (Journal journal = open(64, Overflow.HOLD, Long.MAX_VALUE)) {
                journal.append(Entries.event(null, i));
            }
        }
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            assertThat(reader.events(Cursor.START, 100)).hasSize(ROUNDS);
        }
    }
}
