package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.PublishedView;
import io.presodia.firmware.service.Retention;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon's journal is looked at by the board's clock, again and again. */
@Timeout(60)
class RetentionSideTest {
    @TempDir private Path folder = Path.of("");
    private final VirtualTimebase clock = new VirtualTimebase();

    /** Two pauses are over at once, the third never ends. */
    private static final class Impatient implements Timebase {
        private final AtomicInteger pauses = new AtomicInteger();
        final CountDownLatch third = new CountDownLatch(1);

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }

        @Override
        public ClockQuality clockQuality() {
            return ClockQuality.UNSYNCHRONIZED;
        }

        @Override
        public void sleepUntil(long deadlineNanos) throws InterruptedException {
            assertThat(deadlineNanos).isEqualTo(600_000_000_000L);
            if (pauses.incrementAndGet() == 3) {
                third.countDown();
                new CountDownLatch(1).await();
            }
        }
    }

    private PublishedView view() {
        PublishedView view =
                new PublishedView(new DeviceFacts("bench-4", "B7", true, 1, "1", "c", "j", 1));
        view.publish(
                new BoardSnapshot(
                        1,
                        clock.nanos(),
                        clock.wall(),
                        clock.clockQuality(),
                        new Reading(25, 0, Quality.GOOD),
                        false,
                        false,
                        List.of(),
                        List.of()));
        return view;
    }

    private void note(Journal journal) throws Exception {
        journal.append(
                JournalEntry.Event.of(
                        "note", Tier.INFORM, JournalEntry.BOARD, null, clock.nanos(), "a note"));
        journal.flush();
    }

    @Test
    void whatWasAcknowledgedAndIsOldGoesByItself() throws Exception {
        Impatient real = new Impatient();
        try (CommandLedger ledger = CommandLedger.open(folder.resolve("remote.db"));
                Journal journal =
                        Journal.open(
                                folder.resolve("journal.db"),
                                new JournalIdentity("j", "1", "c", "bench-4", "B7", true),
                                clock,
                                JournalOptions.virtualTime());
                JournalReader reader = JournalReader.open(journal.file())) {
            note(journal);
            ledger.advance("acknowledged", 1, 1);
            clock.elapse(Duration.ofDays(90).toNanos());
            note(journal);
            Retention retention = new Retention(journal, ledger, null, Duration.ofDays(90));
            try (RetentionSide _ = new RetentionSide(retention, view(), real, text -> {})) {
                real.third.await();
                while (!reader.dropped().equals(new Cursor(1, 1))) {
                    Thread.onSpinWait();
                }
            }
            assertThat(reader.events(Cursor.START, 10)).hasSize(1);
        }
    }
}
