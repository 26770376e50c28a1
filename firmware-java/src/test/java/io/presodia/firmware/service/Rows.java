package io.presodia.firmware.service;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;

/** Rows of a log for tests. */
public final class Rows {
    private Rows() {}

    /** A row of boot 3. */
    public static TelemetryRow sample(long seq) {
        return new TelemetryRow.Event(
                new Stored<>(
                        new Cursor(3, seq),
                        seq,
                        ClockQuality.VIRTUAL,
                        JournalEntry.Event.of("step", Tier.INFORM, 1, "run-a", seq, "row " + seq)));
    }
}
