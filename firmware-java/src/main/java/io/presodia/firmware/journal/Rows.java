package io.presodia.firmware.journal;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows of the file back into entries. Sample columns go by position, for speed. */
final class Rows {
    private static final int SAMPLE_RUN_ID = 45;

    /** First column of the estimate that was joined to the sample. */
    private static final int ESTIMATE = 46;

    private Rows() {}

    static BootRecord boot(ResultSet row, String journalId) throws SQLException {
        return new BootRecord(
                row.getLong("boot_id"),
                new JournalIdentity(
                        journalId,
                        row.getString("software_version"),
                        row.getString("software_commit"),
                        row.getString("board"),
                        row.getString("serial"),
                        row.getBoolean("virtual")),
                row.getLong("mono_ns"),
                row.getLong("wall_ns"),
                Codes.clockQuality(row.getInt("clock_quality")));
    }

    static Stored<JournalEntry.RunStarted> runStarted(ResultSet row, Map<String, String> properties)
            throws SQLException {
        long seed = row.getLong("seed");
        @Nullable Long knownSeed = row.wasNull() ? null : seed;
        return stored(
                row,
                "seq",
                new JournalEntry.RunStarted(
                        row.getString("run_id"),
                        row.getInt("channel"),
                        row.getLong("mono_ns"),
                        row.getString("cell"),
                        row.getString("protocol"),
                        row.getString("sample_id"),
                        row.getString("operator"),
                        knownSeed,
                        row.getLong("scan_period_ns"),
                        row.getString("calibration_id"),
                        properties));
    }

    static Stored<JournalEntry.RunEnded> runEnded(ResultSet row) throws SQLException {
        return stored(
                row,
                "seq",
                new JournalEntry.RunEnded(
                        row.getString("run_id"),
                        row.getInt("channel"),
                        row.getLong("mono_ns"),
                        Codes.outcome(row.getString("outcome")),
                        row.getString("trip"),
                        row.getString("text")));
    }

    static Stored<JournalEntry.Sample> sample(ResultSet row) throws SQLException {
        JournalEntry.Sample entry =
                new JournalEntry.Sample(
                        row.getString(SAMPLE_RUN_ID),
                        row.getInt(4),
                        row.getLong(5),
                        new RunClock(
                                row.getDouble(9),
                                row.getInt(10),
                                row.getInt(11),
                                row.getString(12),
                                row.getString(13),
                                row.getDouble(14)),
                        Codes.reason(row.getInt(8)),
                        reading(row, 15),
                        reading(row, 18),
                        reading(row, 21),
                        reading(row, 24),
                        reading(row, 27),
                        counters(row, 30),
                        counters(row, 34),
                        counters(row, 38),
                        real(row, 42),
                        real(row, 43),
                        row.getInt(44),
                        estimate(row));
        return new Stored<>(
                new Cursor(row.getLong(1), row.getLong(2)),
                row.getLong(6),
                Codes.clockQuality(row.getInt(7)),
                entry);
    }

    /** The estimate that hangs on a sample; null where there is none, or no table for it. */
    private static @Nullable EstimateRow estimate(ResultSet row) throws SQLException {
        if (row.getMetaData().getColumnCount() == SAMPLE_RUN_ID) {
            return null;
        }
        row.getLong(ESTIMATE);
        if (row.wasNull()) {
            return null;
        }
        Estimated[] pairs = new Estimated[EstimateRow.PAIRS];
        for (int i = 0; i < pairs.length; i++) {
            double value = real(row, ESTIMATE + 2 + 2 * i);
            pairs[i] =
                    Double.isNaN(value)
                            ? Estimated.UNKNOWN
                            : new Estimated(value, real(row, ESTIMATE + 3 + 2 * i));
        }
        return EstimateRow.of(pairs, real(row, ESTIMATE + 2 + 2 * pairs.length));
    }

    static Stored<JournalEntry.EstimatorState> estimatorState(ResultSet row) throws SQLException {
        return stored(
                row,
                "after_seq",
                new JournalEntry.EstimatorState(
                        row.getString("run_id"),
                        row.getInt("channel"),
                        row.getLong("mono_ns"),
                        Bytes.of(row.getBytes("state"))));
    }

    static Stored<JournalEntry.Event> event(ResultSet row) throws SQLException {
        return stored(
                row,
                "seq",
                new JournalEntry.Event(
                        row.getString("kind"),
                        Codes.tier(row.getString("severity")),
                        row.getInt("channel"),
                        row.getString("run_id"),
                        row.getLong("mono_ns"),
                        row.getString("text"),
                        real(row, "value"),
                        real(row, "limit"),
                        row.getString("unit"),
                        row.getString("data")));
    }

    static Stored<JournalEntry.Checkpoint> checkpoint(ResultSet row) throws SQLException {
        return stored(
                row,
                "after_seq",
                new JournalEntry.Checkpoint(
                        row.getString("run_id"),
                        row.getInt("channel"),
                        row.getLong("mono_ns"),
                        Bytes.of(row.getBytes("state"))));
    }

    static LastRow lastRow(ResultSet row) throws SQLException {
        return new LastRow(
                new Cursor(row.getLong("boot_id"), row.getLong("seq")),
                row.getLong("mono_ns"),
                row.getLong("wall_ns"),
                Codes.clockQuality(row.getInt("clock_quality")));
    }

    static JournalEntry.InputFile inputFile(ResultSet row) throws SQLException {
        Bytes content = Bytes.of(row.getBytes("content"));
        if (!content.sha256().equals(row.getString("sha256"))) {
            throw new SQLException(
                    "input file %s does not have its SHA-256 any more: the journal is damaged"
                            .formatted(row.getString("name")));
        }
        return new JournalEntry.InputFile(
                row.getString("run_id"), row.getLong("mono_ns"), row.getString("name"), content);
    }

    static Stored<JournalEntry.PulseResistance> pulse(ResultSet row) throws SQLException {
        return stored(
                row,
                "after_seq",
                new JournalEntry.PulseResistance(
                        row.getString("run_id"),
                        row.getInt("channel"),
                        row.getLong("mono_ns"),
                        row.getInt("step_count"),
                        row.getString("step_id"),
                        real(row, "amperes"),
                        real(row, "seconds"),
                        real(row, "ohms"),
                        real(row, "sigma_ohms")));
    }

    static Stored<JournalEntry.BurstPoints> burst(ResultSet row, Connection connection)
            throws SQLException {
        List<BurstPoint> points = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT mono_ns, volts, amperes FROM burst_point
                        WHERE boot_id = ? AND n = ? ORDER BY i\
                        """)) {
            select.setLong(1, row.getLong("boot_id"));
            select.setLong(2, row.getLong("n"));
            try (ResultSet point = select.executeQuery()) {
                while (point.next()) {
                    points.add(new BurstPoint(point.getLong(1), real(point, 2), real(point, 3)));
                }
            }
        }
        return stored(
                row,
                "after_seq",
                new JournalEntry.BurstPoints(
                        row.getString("run_id"),
                        row.getInt("channel"),
                        row.getLong("mono_ns"),
                        row.getInt("step_count"),
                        points));
    }

    private static <E extends JournalEntry> Stored<E> stored(ResultSet row, String seq, E entry)
            throws SQLException {
        return new Stored<>(
                new Cursor(row.getLong("boot_id"), row.getLong(seq)),
                row.getLong("wall_ns"),
                Codes.clockQuality(row.getInt("clock_quality")),
                entry);
    }

    private static Reading reading(ResultSet row, int first) throws SQLException {
        return new Reading(
                real(row, first), row.getLong(first + 1), Codes.quality(row.getInt(first + 2)));
    }

    private static Counters counters(ResultSet row, int first) throws SQLException {
        return new Counters(
                real(row, first), real(row, first + 1), real(row, first + 2), real(row, first + 3));
    }

    private static double real(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /** Nanoseconds since 1970-01-01 UTC. */
    static long toNanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
