package io.presodia.firmware.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever waits for the writer wakes it. Of its own accord it comes a second after it fell asleep;
 * to have been woken it must have come within half of that more often than not, which a busy
 * machine allows.
 */
@Timeout(120)
class CommitPromptnessTest {
    private static final int ENOUGH = 8;

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();
    private @Nullable Thread writer;
    private int number;

    /** What is done in a round. */
    private interface Round {
        void run() throws Exception;
    }

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

    /** Otherwise the writer would look once more by itself. */
    private void letTheWriterFallAsleep() {
        Thread asked = requireNonNull(writer);
        while (asked.getState() != Thread.State.TIMED_WAITING) {
            assertThat(Thread.interrupted()).as("the writer never sleeps").isFalse();
            Thread.onSpinWait();
        }
    }

    private void isPrompt(Round before, Round what) throws Exception {
        int prompt = 0;
        int late = 0;
        while (prompt < ENOUGH) {
            before.run();
            letTheWriterFallAsleep();
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> finish(what));
            try {
                done.get(500, TimeUnit.MILLISECONDS);
                prompt++;
            } catch (TimeoutException e) {
                done.get();
                assertThat(++late).as("the writer came of its own accord").isLessThan(ENOUGH);
            }
        }
    }

    private static void finish(Round what) {
        try {
            what.run();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private long append(Journal journal) {
        return journal.append(Entries.event(null, ++number));
    }

    @Test
    void aFlushWakesTheWriter() throws Exception {
        try (Journal journal = open(64, Overflow.REFUSE, Long.MAX_VALUE)) {
            isPrompt(() -> append(journal), journal::flush);
            assertThat(journal.acknowledgedSeq()).isEqualTo(number);
        }
    }

    @Test
    void anAppendThatMayNotLagWakesTheWriter() throws Exception {
        try (Journal journal = open(64, Overflow.HOLD, 0)) {
            isPrompt(
                    () -> {},
                    () -> assertThat(append(journal)).isEqualTo(journal.acknowledgedSeq()));
        }
    }

    @Test
    void aQueueThatIsHalfFullWakesTheWriter() throws Exception {
        try (Journal journal = open(4, Overflow.REFUSE, Long.MAX_VALUE)) {
            isPrompt(
                    () -> {},
                    () -> {
                        append(journal);
                        long last = append(journal);
                        while (journal.acknowledgedSeq() < last) {
                            Thread.onSpinWait();
                        }
                    });
        }
    }

    @Test
    void aCloseWakesTheWriter() throws Exception {
        Journal[] journal = new Journal[1];
        isPrompt(
                () -> {
                    journal[0] = open(64, Overflow.HOLD, Long.MAX_VALUE);
                    append(journal[0]);
                },
                () -> journal[0].close());
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            assertThat(reader.events(Cursor.START, 100)).hasSize(number);
        }
    }
}
