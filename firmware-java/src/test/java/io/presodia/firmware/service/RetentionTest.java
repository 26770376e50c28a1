package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.firmware.telemetry.BatchWriter;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who must have a row before it goes, and what is said to who asks for it later. */
@Timeout(60)
class RetentionTest {
    private static final Duration KEEP = Duration.ofDays(90);
    private static final int ROWS_OF_A = 42;

    @TempDir private Path folder = Path.of("");

    private final VirtualTimebase clock = new VirtualTimebase();
    private final AtomicReference<@Nullable Cursor> collector = new AtomicReference<>();

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private CommandLedger ledger;

    @BeforeEach
    void aRunThatEndedAndOneThatGoesOn() throws Exception {
        ledger = CommandLedger.open(folder.resolve("remote.db"));
        journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        new JournalIdentity("journal-1", "1", "c", "bench-4", "B7", true),
                        clock,
                        JournalOptions.virtualTime());
        start("a");
        events(ROWS_OF_A - 2);
        journal.append(
                new JournalEntry.RunEnded("a", 1, clock.nanos(), RunOutcome.COMPLETED, "", "done"));
        clock.elapse(KEEP.toNanos());
        start("b");
        events(10);
        journal.flush();
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
        ledger.close();
    }

    private void start(String run) {
        journal.append(
                new JournalEntry.RunStarted(
                        run, 1, clock.nanos(), "cell", "protocol", "", "", 1L, 1, "", Map.of()));
    }

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            journal.append(
                    JournalEntry.Event.of(
                            "note", Tier.INFORM, 1, null, clock.nanos(), "note " + i));
        }
    }

    /** Up to which row there is nothing left, after it was looked. */
    private long look(@Nullable Supplier<@Nullable Cursor> calls, ClockQuality quality)
            throws Exception {
        try (Retention retention = new Retention(journal, ledger, calls, KEEP);
                JournalReader reader = JournalReader.open(journal.file())) {
            Cursor limit = retention.look(clock.wall().plusSeconds(60), quality);
            while (reader.dropped().compareTo(limit) < 0) {
                Thread.onSpinWait();
            }
            return reader.dropped().seq();
        }
    }

    private long look(@Nullable Supplier<@Nullable Cursor> calls) throws Exception {
        return look(calls, ClockQuality.VIRTUAL);
    }

    private void acknowledge(long seq) throws Exception {
        ledger.advance("acknowledged", 1, seq);
    }

    @Test
    void whereNobodyHasAcknowledgedNothingGoes() throws Exception {
        assertThat(look(null)).isZero();
        assertThat(look(collector::get)).isZero();
    }

    @Test
    void everyReceiverMustHaveIt() throws Exception {
        acknowledge(50);
        assertThat(look(collector::get)).isZero();
        collector.set(new Cursor(1, ROWS_OF_A - 1));
        assertThat(look(collector::get)).isZero();
        collector.set(new Cursor(1, ROWS_OF_A));
        assertThat(look(collector::get)).isEqualTo(ROWS_OF_A);
    }

    @Test
    void aHostAloneIsAReceiverToo() throws Exception {
        acknowledge(ROWS_OF_A - 1);
        assertThat(look(null)).isZero();
        acknowledge(ROWS_OF_A);
        assertThat(look(null, ClockQuality.UNSYNCHRONIZED)).isZero();
        assertThat(look(null)).isEqualTo(ROWS_OF_A);
    }

    @Test
    void whoAsksForDroppedRowsGetsAGapThatSaysSo() throws Exception {
        acknowledge(50);
        assertThat(look(null)).isEqualTo(ROWS_OF_A);
        try (JournalLog log = new JournalLog(journal.file())) {
            Batch all = Objects.requireNonNull(log.after(Cursor.START, 100));
            assertThat(all.rows()).hasSize(12);
            assertThat(all.rows().getFirst())
                    .isEqualTo(new TelemetryRow.Gap(new Cursor(1, 1), ROWS_OF_A, "retention"));
            assertThat(BatchReader.read(BatchWriter.write(all))).isEqualTo(all);
            Batch part = Objects.requireNonNull(log.after(new Cursor(1, 40), 100));
            assertThat(part.rows().getFirst())
                    .isEqualTo(new TelemetryRow.Gap(new Cursor(1, 41), 2, "retention"));
            Batch rest = Objects.requireNonNull(log.after(new Cursor(1, ROWS_OF_A), 100));
            assertThat(rest.rows()).hasSize(11).noneMatch(TelemetryRow.Gap.class::isInstance);
        }
    }
}
