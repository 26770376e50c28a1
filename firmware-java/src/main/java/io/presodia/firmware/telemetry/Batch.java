package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.Cursor;
import java.util.List;

/**
 * Consecutive rows of one boot of one journal: every number from {@link #firstSeq()} to {@link
 * #lastSeq()} is there exactly once, as a sample, an event or part of a gap.
 *
 * @param journalId the journal they come from
 * @param bootId boot that wrote them
 * @param firstSeq number of the first row, from 1
 * @param historical whether they come after an outage, beside newer ones
 * @param rows in order, at most {@value #MOST_ROWS}
 */
public record Batch(
        String journalId, long bootId, long firstSeq, boolean historical, List<TelemetryRow> rows) {
    /** No batch holds more rows. */
    public static final int MOST_ROWS = 1000;

    public Batch {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException(
                    rows.size() + " rows; a batch holds 1 to " + MOST_ROWS);
        }
        long next = firstSeq;
        for (TelemetryRow row : rows) {
            if (row.cursor().bootId() != bootId || row.cursor().seq() != next) {
                throw new IllegalArgumentException(
                        "row "
                                + row.cursor()
                                + " stands where boot "
                                + bootId
                                + ", row "
                                + next
                                + " belongs");
            }
            next += row.span();
        }
    }

    /** Number of the last row. */
    public long lastSeq() {
        TelemetryRow last = rows.getLast();
        return last.cursor().seq() + last.span() - 1;
    }

    /** Where a receiver of this batch goes on. */
    public Cursor end() {
        return new Cursor(bootId, lastSeq());
    }
}
