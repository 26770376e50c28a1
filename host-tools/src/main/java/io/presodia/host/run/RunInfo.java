package io.presodia.host.run;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.hal.time.ClockQuality;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run was.
 *
 * @param runId unique in its journal
 * @param channel from 1
 * @param cell name of the cell
 * @param protocol name of the protocol
 * @param sampleId the laboratory's name of the piece; empty when not given
 * @param operator who started it; empty when not given
 * @param seed seed of the virtual bench; null on a real board
 * @param scanPeriodSeconds scan period
 * @param calibrationId calibration in use
 * @param board name of the board
 * @param boardSerial its serial number
 * @param virtual whether the data come from the virtual board
 * @param softwareVersion version of the firmware
 * @param softwareCommit its commit; empty when unknown
 * @param startedUnixSeconds wall clock at the start
 * @param clockQuality how far the wall clock can be trusted
 * @param outcome how it ended; null when it was interrupted or still goes on
 * @param trip id of the fault that ended it; empty when none did
 * @param outcomeText the end in a sentence; empty when it has not ended
 * @param properties whatever else describes the run, by name
 */
public record RunInfo(
        String runId,
        int channel,
        String cell,
        String protocol,
        String sampleId,
        String operator,
        @Nullable Long seed,
        double scanPeriodSeconds,
        String calibrationId,
        String board,
        String boardSerial,
        boolean virtual,
        String softwareVersion,
        String softwareCommit,
        double startedUnixSeconds,
        ClockQuality clockQuality,
        @Nullable RunOutcome outcome,
        String trip,
        String outcomeText,
        Map<String, String> properties) {
    /** The property of a run whose cell was charged before. */
    public static final String USED = "used_cell";

    public RunInfo {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** From the journal's record. */
    public static RunInfo of(RunRecord run) {
        JournalEntry.RunStarted started = run.started().entry();
        var identity = run.boot().identity();
        var ended = run.ended();
        return new RunInfo(
                started.runId(),
                started.channel(),
                started.cell(),
                started.protocol(),
                started.sampleId(),
                started.operator(),
                started.seed(),
                started.scanPeriodNanos() / 1e9,
                started.calibrationId(),
                identity.boardName(),
                identity.boardSerial(),
                identity.virtual(),
                identity.softwareVersion(),
                identity.softwareCommit(),
                run.started().wallSeconds(),
                run.started().clockQuality(),
                ended == null ? null : ended.entry().outcome(),
                ended == null ? "" : ended.entry().trip(),
                ended == null ? "" : ended.entry().text(),
                started.properties());
    }

    /** How the run ended, as {@code summary.json} says it; {@code interrupted} without an end. */
    public String outcomeWord() {
        if (outcome == null) {
            return "interrupted";
        }
        return switch (outcome) {
            case COMPLETED -> "completed";
            case TRIPPED -> "tripped";
            case STOPPED -> "stopped";
        };
    }

    /** Whether the cell was charged before this run, as its file says: its first cycle is past. */
    public boolean usedCell() {
        return properties.containsKey(USED);
    }

    /** The mark that every file of the run carries: {@code virtual} or {@code measured}. */
    public String dataOrigin() {
        return virtual ? "virtual" : "measured";
    }
}
