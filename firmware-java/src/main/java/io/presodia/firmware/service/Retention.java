package io.presodia.firmware.service;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.hal.time.ClockQuality;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a journal drop rows that every receiver has acknowledged, that are older than they are kept,
 * and whose run has ended. A receiver is the collector that the device calls, and whoever has ever
 * acknowledged rows by way of {@code /log/ack}; where there is none, nothing is dropped. For one
 * thread, not the control thread.
 */
public final class Retention implements AutoCloseable {
    /** Days for which rows are kept where nobody says otherwise. */
    public static final int USUAL_DAYS = 90;

    private final Journal journal;
    private final JournalReader reader;
    private final CommandLedger ledger;
    private final @Nullable Supplier<@Nullable Cursor> collector;
    private final Duration keep;

    /**
     * @param journal which rows are dropped from
     * @param ledger knows what was acknowledged by way of {@code /log/ack}
     * @param collector up to where a collector has everything, null before it has said so; null
     *     where none is called
     * @param keep for how long rows are kept
     * @throws IOException when the journal cannot be read
     */
    public Retention(
            Journal journal,
            CommandLedger ledger,
            @Nullable Supplier<@Nullable Cursor> collector,
            Duration keep)
            throws IOException {
        this.journal = journal;
        this.ledger = ledger;
        this.collector = collector;
        this.keep = keep;
        try {
            reader = JournalReader.open(journal.file());
        } catch (JournalException e) {
            throw new IOException(e);
        }
    }

    /**
     * Looks which rows may go, and lets the journal's writer drop them.
     *
     * @param now wall clock of the board, which rows are stamped with
     * @param clock how far it can be trusted: not at all, and nothing goes
     * @return the last of them; not after {@link JournalReader#dropped()} when there is none
     * @throws IOException when journal or ledger cannot be read
     */
    public Cursor look(Instant now, ClockQuality clock) throws IOException {
        Instant old = now.minus(keep);
        try {
            Cursor limit =
                    reader.forgettable(
                            received(),
                            old.getEpochSecond() * 1_000_000_000L + old.getNano(),
                            clock);
            if (limit.compareTo(reader.dropped()) > 0) {
                journal.forget(limit);
            }
            return limit;
        } catch (JournalException e) {
            throw new IOException(e);
        }
    }

    private Cursor received() throws IOException {
        List<Cursor> receivers = new ArrayList<>();
        Cursor acknowledged = LogHandler.acknowledged(ledger);
        if (!acknowledged.equals(Cursor.START)) {
            receivers.add(acknowledged);
        }
        if (collector != null) {
            Cursor has = collector.get();
            receivers.add(has == null ? Cursor.START : has);
        }
        return receivers.stream().min(Cursor::compareTo).orElse(Cursor.START);
    }

    @Override
    public void close() {
        reader.close();
    }
}
