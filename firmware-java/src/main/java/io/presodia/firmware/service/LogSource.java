package io.presodia.firmware.service;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.TelemetryRow;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal, for receivers. */
public interface LogSource {
    /** Identity of the journal. */
    String journalId();

    /**
     * Warnings and trips after {@code after}, of whatever boot.
     *
     * @param most at most so many
     * @throws IOException when the journal cannot be read
     */
    List<TelemetryRow.Event> alarms(Cursor after, int most) throws IOException;

    /**
     * The newest row; {@link Cursor#START} when there is none.
     *
     * @throws IOException when the journal cannot be read
     */
    Cursor newest() throws IOException;

    /**
     * The rows after {@code after}, all of one boot.
     *
     * @param most at most so many
     * @return null when there are none (yet)
     * @throws IOException when the journal cannot be read
     */
    @Nullable Batch after(Cursor after, int most) throws IOException;
}
