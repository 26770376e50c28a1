package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;

/** One numbered row of a journal on its way to somebody else. */
public sealed interface TelemetryRow {
    /** Where it is in the journal. */
    Cursor cursor();

    /**
     * A sample, to the resolution of each {@link Column}.
     *
     * @param cursor where it is
     * @param runId its run
     * @param stepId its step
     * @param stepType kind of the step
     * @param values one number a column
     */
    record Sample(Cursor cursor, String runId, String stepId, String stepType, ColumnValues values)
            implements TelemetryRow {
        /** The value in this column, in the column's unit; NaN when it is missing. */
        public double value(Column column) {
            return column.value(values.get(column));
        }
    }

    /**
     * An event, whole.
     *
     * @param event as the journal has it
     */
    record Event(Stored<JournalEntry.Event> event) implements TelemetryRow {
        @Override
        public Cursor cursor() {
            return event.cursor();
        }
    }

    /**
     * Rows that will never come. Said, never left out in silence.
     *
     * @param cursor the first of them
     * @param count how many
     * @param reason why, such as {@code quota}
     */
    record Gap(Cursor cursor, long count, String reason) implements TelemetryRow {
        public Gap {
            if (count < 1) {
                throw new IllegalArgumentException("a gap of " + count + " rows");
            }
        }
    }

    /** How many numbers it takes up. */
    default long span() {
        return this instanceof Gap gap ? gap.count() : 1;
    }
}
