package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Puts batches into the file, one transaction each. After a failure the connection is thrown away
 * and the batch may be given again: rows that are there already are left alone. One thread at a
 * time.
 */
final class JournalWriter implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int BUSY_MILLIS = 2000;

    private final Path file;
    private final long maximumBytes;
    private final SpareRoom spare;
    private final WriterHook hook;
    private boolean spareGiven;
    private @Nullable Connection connection;
    private @Nullable RowInserter rows;
    private long bootId;
    private long lastSeq;
    private final Map<String, Integer> runNumbers = new HashMap<>();
    private final Set<String> endedRuns = new HashSet<>();

    JournalWriter(Path file, JournalOptions options, WriterHook hook) {
        this.file = file;
        this.maximumBytes = options.maximumBytes();
        this.spare = new SpareRoom(file, options.spareBytes());
        this.hook = hook;
    }

    /** Opens the file and records the boot. */
    void begin(JournalIdentity identity, long nanos, long wallNanos, ClockQuality clockQuality)
            throws SQLException, JournalException {
        Connection open = connect();
        connection = open;
        Schema.prepare(open, file, identity.journalId());
        limitSize(open);
        spare.keep();
        loadRuns(open);
        bootId = 1 + queryLong(open, "SELECT coalesce(max(boot_id), 0) FROM boot");
        lastSeq =
                queryLong(
                        open,
                        """
                        SELECT max(
                            coalesce((SELECT seq FROM sample
                                ORDER BY boot_id DESC, seq DESC LIMIT 1), 0),
                            coalesce((SELECT seq FROM event
                                ORDER BY boot_id DESC, seq DESC LIMIT 1), 0))\
                        """);
        try (PreparedStatement insert =
                open.prepareStatement("INSERT INTO boot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, bootId);
            insert.setString(2, identity.softwareVersion());
            insert.setString(3, identity.softwareCommit());
            insert.setString(4, identity.boardName());
            insert.setString(5, identity.boardSerial());
            insert.setInt(6, identity.virtual() ? 1 : 0);
            insert.setLong(7, nanos);
            insert.setLong(8, wallNanos);
            insert.setInt(9, Codes.of(clockQuality));
            insert.executeUpdate();
        }
    }

    long bootId() {
        return bootId;
    }

    /** The highest number of a row in the file at {@link #begin}. */
    long lastSeq() {
        return lastSeq;
    }

    /** Numbers of the runs that were in the file at {@link #begin}. */
    Map<String, Integer> runNumbers() {
        return runNumbers;
    }

    /** Runs that had ended at {@link #begin}. */
    Set<String> endedRuns() {
        return endedRuns;
    }

    /**
     * Commits {@code batch}, or throws and leaves the file as it was.
     *
     * @param urgent whether the room that was kept for a trip may be used up
     */
    void write(List<Pending> batch, boolean urgent) throws SQLException {
        try {
            write(batch);
        } catch (SQLException e) {
            if (!urgent || !giveSpare()) {
                throw e;
            }
            write(batch);
        }
    }

    private boolean giveSpare() {
        boolean given = !spareGiven && spare.giveUp();
        spareGiven |= given;
        return given;
    }

    private void write(List<Pending> batch) throws SQLException {
        try {
            Connection open = connection;
            if (open == null) {
                open = connect();
                connection = open;
                limitSize(open);
            }
            RowInserter inserter = rows;
            if (inserter == null) {
                inserter = new RowInserter(open, bootId);
                rows = inserter;
            }
            execute(open, "BEGIN IMMEDIATE");
            inserter.insert(batch);
            hook.beforeCommit();
            execute(open, "COMMIT");
        } catch (SQLException e) {
            disconnect();
            throw e;
        }
        hook.afterCommit();
    }

    /**
     * Drops a few of the rows that nobody needs here any more, in a transaction of its own.
     *
     * @param limit the last that may go
     * @return whether there are more
     */
    boolean forget(Cursor limit) throws SQLException {
        Connection open = connection;
        if (open == null) {
            return true;
        }
        try {
            execute(open, "BEGIN IMMEDIATE");
            boolean more = OldRows.drop(open, limit);
            hook.beforeCommit();
            execute(open, "COMMIT");
            hook.afterCommit();
            return more;
        } catch (SQLException e) {
            disconnect();
            throw e;
        }
    }

    /**
     * Closes the file so that it can be copied alone and read where nothing can be written, when
     * nobody else reads it just now.
     */
    @Override
    public void close() {
        Connection open = connection;
        if (open != null) {
            try {
                closeInserter();
                execute(open, "PRAGMA busy_timeout = 0");
                execute(open, "PRAGMA journal_mode = DELETE");
            } catch (SQLException e) {
                // The write-ahead log stays beside the file, as good as before.
            }
        }
        disconnect();
    }

    /** Closes the file as a process that is killed does, and leaves its log beside it. */
    void drop() {
        disconnect();
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Otherwise every insert prepares a query for the row id.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection made = config.createConnection("jdbc:sqlite:" + file);
        execute(made, "PRAGMA wal_autocheckpoint = " + hook.logPages());
        return made;
    }

    private void limitSize(Connection open) throws SQLException {
        if (maximumBytes > 0) {
            long most = maximumBytes + (spareGiven ? spare.bytes() : 0);
            execute(open, "PRAGMA max_page_count = " + Math.max(1, most / PAGE_BYTES));
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        try {
            closeInserter();
        } catch (SQLException e) {
            // The statements go with the connection.
        }
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            // An uncommitted transaction is rolled back by whoever opens the file next.
        }
    }

    private void closeInserter() throws SQLException {
        RowInserter inserter = rows;
        rows = null;
        if (inserter != null) {
            inserter.close();
        }
    }

    private void loadRuns(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT run_id, run_no, run_end.run_no IS NOT NULL
                                FROM run LEFT JOIN run_end USING (run_no)\
                                """)) {
            while (row.next()) {
                runNumbers.put(row.getString(1), row.getInt(2));
                if (row.getBoolean(3)) {
                    endedRuns.add(row.getString(1));
                }
            }
        }
    }

    private static long queryLong(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void execute(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }
}
