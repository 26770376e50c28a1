package io.presodia.firmware.app;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.LastRow;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.safety.LatchState;
import io.presodia.hal.time.Timebase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says of the time before the present boot.
 *
 * @param last its last row; null in a new journal
 * @param outage how long the controller was down
 * @param latch what was latched
 * @param latchDamage why the latch could not be read; empty when it could
 * @param runs those without an end, oldest first
 */
public record Recovery(
        @Nullable LastRow last,
        Outage outage,
        LatchState latch,
        String latchDamage,
        List<Interrupted> runs) {
    /** A journal in which nothing was before. */
    public static final Recovery NOTHING =
            new Recovery(null, Outage.UNKNOWN, LatchState.CLEAR, "", List.of());

    public Recovery {
        runs = List.copyOf(runs);
    }

    /**
     * Reads what was before a boot.
     *
     * @param file a journal that is open for writing
     * @param bootId the present boot
     * @param timebase the present clocks
     * @throws JournalException when the file cannot be read
     */
    public static Recovery read(Path file, long bootId, Timebase timebase) throws JournalException {
        try (JournalReader reader = JournalReader.open(file)) {
            Optional<LastRow> last = reader.lastRowBefore(bootId);
            if (last.isEmpty()) {
                return NOTHING;
            }
            Outage outage = outage(last.get(), timebase);
            LatchState latch = LatchState.CLEAR;
            String damage = "";
            Optional<Stored<JournalEntry.Checkpoint>> board = reader.lastBoardCheckpoint();
            if (board.isPresent()) {
                try {
                    latch = CheckpointCodec.decodeLatch(board.get().entry().state().bytes());
                } catch (IllegalArgumentException e) {
                    damage = String.valueOf(e.getMessage());
                }
            }
            return new Recovery(last.get(), outage, latch, damage, unfinished(reader, outage));
        }
    }

    private static Outage outage(LastRow last, Timebase timebase) {
        Instant now = timebase.wall();
        return Outage.between(
                last.wallNanos(),
                last.clockQuality(),
                now.getEpochSecond() * 1_000_000_000L + now.getNano(),
                timebase.clockQuality());
    }

    private static List<Interrupted> unfinished(JournalReader reader, Outage outage)
            throws JournalException {
        List<Interrupted> runs = new ArrayList<>();
        for (RunRecord run : reader.runs()) {
            if (run.ended() == null) {
                runs.add(interrupted(reader, run, outage));
            }
        }
        return runs;
    }

    private static Interrupted interrupted(JournalReader reader, RunRecord run, Outage outage)
            throws JournalException {
        RunCheckpoint checkpoint = null;
        String damage = "";
        Optional<Stored<JournalEntry.Checkpoint>> stored = reader.lastCheckpoint(run.runId());
        if (stored.isPresent()) {
            try {
                checkpoint =
                        CheckpointCodec.decode(stored.get().entry().state().bytes())
                                .with(estimators(reader, run.runId()));
            } catch (IllegalArgumentException e) {
                damage = String.valueOf(e.getMessage());
            }
        }
        Map<String, String> inputs = new HashMap<>();
        for (JournalEntry.InputFile input : reader.inputFiles(run.runId())) {
            inputs.put(input.name(), input.content().sha256());
        }
        boolean begun = reader.hasSamples(run.runId());
        return new Interrupted(run.started(), checkpoint, damage, begun, inputs, outage);
    }

    private static Bytes estimators(JournalReader reader, String runId) throws JournalException {
        return reader.lastEstimatorState(runId)
                .map(state -> state.entry().state())
                .orElse(Bytes.EMPTY);
    }

    /** One line for people: where the journal ends and how long nothing was written. */
    public String text() {
        LastRow row = last;
        return row == null
                ? "the journal is new"
                : "last row boot "
                        + row.cursor().bootId()
                        + " number "
                        + row.cursor().seq()
                        + " of "
                        + Instant.ofEpochSecond(0, row.wallNanos())
                        + ", "
                        + outage.text();
    }
}
