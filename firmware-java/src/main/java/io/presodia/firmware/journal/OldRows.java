package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbered rows that nobody needs on this device any more: which they are, and how they go. They go
 * in order from the oldest on, so that one mark says of every number whether it was dropped; a run
 * goes whole, so none is ever there in part.
 */
final class OldRows {
    /** Most samples, and most events, that go in one transaction. */
    static final int PIECE = 250;

    private static final String MARK = "dropped_to";
    private static final String UP_TO = "(boot_id, seq) <= (?, ?)";

    private OldRows() {}

    /** The last row that was dropped; all before it were dropped too. */
    static Cursor dropped(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT value FROM meta WHERE name = '" + MARK + "'")) {
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Cursor.START;
                }
                String[] parts = row.getString(1).split("\\.", 2);
                return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            }
        }
    }

    /**
     * The last row that may go.
     *
     * @param acknowledged up to here every receiver has everything
     * @param wallNanos what was written before this is old, ns since 1970-01-01 UTC
     * @param clock how far the wall clock that says so can be trusted
     */
    static Cursor limit(
            Connection connection, Cursor acknowledged, long wallNanos, ClockQuality clock)
            throws SQLException {
        if (clock == ClockQuality.UNSYNCHRONIZED) {
            return Cursor.START;
        }
        Cursor limit = least(acknowledged, lastOld(connection, wallNanos, clock));
        // The newest row stays, since numbers go on from it.
        limit = least(limit, before(newest(connection)));
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT r.boot_id, r.seq, e.boot_id, e.seq
                                FROM run r LEFT JOIN run_end e USING (run_no)
                                ORDER BY r.boot_id DESC, r.seq DESC\
                                """);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Cursor start = new Cursor(row.getLong(1), row.getLong(2));
                Cursor end = new Cursor(row.getLong(3), row.getLong(4));
                boolean ended = !row.wasNull();
                if (start.compareTo(limit) <= 0 && !(ended && end.compareTo(limit) <= 0)) {
                    limit = before(start);
                }
            }
        }
        return limit;
    }

    /**
     * The last event that a trusted clock calls old, with no younger one before it: a clock that
     * was wrong for a while makes nothing older than what came before.
     */
    private static Cursor lastOld(Connection connection, long wallNanos, ClockQuality clock)
            throws SQLException {
        int code = Codes.of(clock);
        Cursor young =
                first(
                        connection,
                        "SELECT boot_id, seq FROM event WHERE clock_quality = ? AND wall_ns > ?"
                                + " ORDER BY boot_id, seq LIMIT 1",
                        new Cursor(Long.MAX_VALUE, 0),
                        code,
                        wallNanos);
        return first(
                connection,
                "SELECT boot_id, seq FROM event WHERE clock_quality = ? AND wall_ns <= ?"
                        + " AND (boot_id, seq) < (?, ?) ORDER BY boot_id DESC, seq DESC LIMIT 1",
                Cursor.START,
                code,
                wallNanos,
                young.bootId(),
                young.seq());
    }

    private static Cursor newest(Connection connection) throws SQLException {
        String last = "SELECT boot_id, seq FROM %s ORDER BY boot_id DESC, seq DESC LIMIT 1";
        Cursor sample = first(connection, last.formatted("sample"), Cursor.START);
        Cursor event = first(connection, last.formatted("event"), Cursor.START);
        return sample.compareTo(event) > 0 ? sample : event;
    }

    private static Cursor first(
            Connection connection, String sql, Cursor otherwise, long... parameters)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Cursor(row.getLong(1), row.getLong(2)) : otherwise;
            }
        }
    }

    private static Cursor least(Cursor one, Cursor other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Cursor before(Cursor cursor) {
        return new Cursor(cursor.bootId(), cursor.seq() - 1);
    }

    /**
     * Drops the oldest rows, a few of them, inside the caller's transaction.
     *
     * @param limit the last that may go
     * @return whether there are more
     */
    static boolean drop(Connection connection, Cursor limit) throws SQLException {
        if (limit.compareTo(dropped(connection)) <= 0) {
            return false;
        }
        Cursor end = least(limit, least(piece(connection, "sample"), piece(connection, "event")));
        for (String table : new String[] {"sample", "estimate", "event"}) {
            upTo(connection, "DELETE FROM " + table + " WHERE " + UP_TO, end);
        }
        // What an ended run would have gone on from.
        String ended = " WHERE run_no IN (SELECT run_no FROM run_end WHERE " + UP_TO + ")";
        upTo(connection, "DELETE FROM resume_point" + ended, end);
        upTo(connection, "DELETE FROM estimator_state" + ended, end);
        try (PreparedStatement mark =
                connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES (?, ?)")) {
            mark.setString(1, MARK);
            mark.setString(2, end.bootId() + "." + end.seq());
            mark.executeUpdate();
        }
        return end.compareTo(limit) < 0;
    }

    /** The last row of a piece of this table; later than everything when there is less. */
    private static Cursor piece(Connection connection, String table) throws SQLException {
        return first(
                connection,
                "SELECT boot_id, seq FROM "
                        + table
                        + " ORDER BY boot_id, seq LIMIT 1 OFFSET "
                        + (PIECE - 1),
                new Cursor(Long.MAX_VALUE, 0));
    }

    private static void upTo(Connection connection, String sql, Cursor end) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, end.bootId());
            delete.setLong(2, end.seq());
            delete.executeUpdate();
        }
    }
}
