package io.presodia.firmware.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private @Nullable Thread writer;

    private Journal open(int capacity, Overflow overflow, long lagNanos) throws JournalException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Journal journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        Entries.IDENTITY,
                        clock,
                        new JournalOptions(capacity, 1000, overflow, 0).withMaximumLag(lagNanos));
        writer =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .filter(thread -> thread.getName().equals("journal-writer"))
                        .findFirst()
                        .orElseThrow();
        return journal;
    }

    /** Waits until the writer sleeps: otherwise it would look once more by itself. */
    private void letTheWriterFallAsleep() {
        Thread asked = requireNonNull(writer);
        while (asked.getState() != Thread.State.TIMED_WAITING) {
            assertThat(Thread.interrupted()).as("too late").isFalse();
            Thread.onSpinWait();
        }
    }

    @Test
    void aFlushWakesTheWriter() throws Exception {
        try (Journal journal = open(64, Overflow.REFUSE, Long.MAX_VALUE)) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= ROUNDS; i++) {
                long number = journal.append(Entries.sample("r1", i));
                letTheWriterFallAsleep();
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
                letTheWriterFallAsleep();
                long number = journal.append(Entries.sample("r1", i));
                assertThat(journal.acknowledgedSeq()).isEqualTo(number);
            }
        }
    }

    @Test
    void aQueueThatIsHalfFullWakesTheWriter() throws Exception {
        try (Journal journal = open(4, Overflow.REFUSE, Long.MAX_VALUE)) {
            journal.append(Entries.runStarted("r1"));
            journal.flush();
            for (int i = 1; i <= ROUNDS; i++) {
                letTheWriterFallAsleep();
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
                letTheWriterFallAsleep();
            }
        }
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            assertThat(reader.events(Cursor.START, 100)).hasSize(ROUNDS);
        }
    }
}
