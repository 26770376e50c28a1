package io.presodia.firmware.service;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.telemetry.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The journal, for receivers. */
public interface LogSource {
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
