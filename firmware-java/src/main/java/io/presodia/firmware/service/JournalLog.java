package io.presodia.firmware.service;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.JournalRows;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows from the journal's file while it is written. May be used by several threads. */
public final class JournalLog implements LogSource, AutoCloseable {
    /** Why rows are missing that were acknowledged and older than the device keeps them. */
    public static final String RETENTION = "retention";

    private final JournalReader reader;
    private final String journalId;
    private Cursor newest = Cursor.START;

    /**
     * @param file the journal
     * @throws IOException when it cannot be read
     */
    public JournalLog(Path file) throws IOException {
        try {
            reader = JournalReader.open(file);
            journalId = reader.journalId();
        } catch (JournalException e) {
            throw new IOException(e);
        }
    }

    @Override
    public String journalId() {
        return journalId;
    }

    @Override
    public synchronized Cursor newest() throws IOException {
        List<TelemetryRow> rows = rows(newest, Batch.MOST_ROWS);
        while (!rows.isEmpty()) {
            newest = rows.getLast().cursor();
            rows = rows(newest, Batch.MOST_ROWS);
        }
        return newest;
    }

    @Override
    public synchronized @Nullable Batch after(Cursor after, int most) throws IOException {
        List<TelemetryRow> rows = rows(after, Math.min(most, Batch.MOST_ROWS));
        if (rows.isEmpty()) {
            return null;
        }
        Cursor first = rows.getFirst().cursor();
        List<TelemetryRow> consecutive = new ArrayList<>();
        // Numbers go on from boot to boot; less than before means that a crash took the last ones.
        long next = Math.min(after.seq() + 1, first.seq());
        long start = next;
        for (TelemetryRow row : rows) {
            Cursor cursor = row.cursor();
            if (cursor.bootId() != first.bootId() || consecutive.size() >= Batch.MOST_ROWS - 2) {
                break;
            }
            if (cursor.seq() > next) {
                gaps(consecutive, first.bootId(), next, cursor.seq());
            }
            consecutive.add(row);
            next = cursor.seq() + 1;
        }
        return new Batch(journalId, first.bootId(), start, false, consecutive);
    }

    /** Numbers that were dropped for their age, then those that were never committed. */
    private void gaps(List<TelemetryRow> rows, long boot, long from, long to) throws IOException {
        long dropped;
        try {
            dropped = Math.clamp(reader.dropped().seq() + 1, from, to);
        } catch (JournalException e) {
            throw new IOException(e);
        }
        if (dropped > from) {
            rows.add(new TelemetryRow.Gap(new Cursor(boot, from), dropped - from, RETENTION));
        }
        if (to > dropped) {
            // A crash, or a journal that was full.
            rows.add(
                    new TelemetryRow.Gap(
                            new Cursor(boot, dropped), to - dropped, "not in the journal"));
        }
    }

    @Override
    public synchronized List<TelemetryRow.Event> alarms(Cursor after, int most) throws IOException {
        List<TelemetryRow.Event> alarms = new ArrayList<>();
        Cursor from = after;
        try {
            while (alarms.size() < most) {
                List<Stored<JournalEntry.Event>> events = reader.events(from, Batch.MOST_ROWS);
                for (Stored<JournalEntry.Event> event : events) {
                    if (event.entry().severity() != Tier.INFORM && alarms.size() < most) {
                        alarms.add(new TelemetryRow.Event(event));
                    }
                }
                if (events.size() < Batch.MOST_ROWS) {
                    break;
                }
                from = events.getLast().cursor();
            }
        } catch (JournalException e) {
            throw new IOException(e);
        }
        return alarms;
    }

    private List<TelemetryRow> rows(Cursor after, int most) throws IOException {
        try {
            // As at one moment: of a commit between the two, only later rows would be seen, and
            // those before them would be told as lost.
            List<TelemetryRow> rows = reader.atOneMoment(() -> read(after, most));
            rows.sort(Comparator.comparing(TelemetryRow::cursor));
            return rows.size() > most ? rows.subList(0, most) : rows;
        } catch (JournalException e) {
            throw new IOException(e);
        }
    }

    private List<TelemetryRow> read(Cursor after, int most) throws JournalException {
        List<TelemetryRow> rows = new ArrayList<>();
        for (Stored<JournalEntry.Sample> sample : reader.samples(after, most)) {
            rows.add(JournalRows.of(sample));
        }
        for (Stored<JournalEntry.Event> event : reader.events(after, most)) {
            rows.add(new TelemetryRow.Event(event));
        }
        return rows;
    }

    @Override
    public synchronized void close() {
        reader.close();
    }
}
