package io.presodia.host.collector;

import io.presodia.firmware.access.OwnFile;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.firmware.telemetry.WireCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/**
 * Rows of devices' journals, each exactly once, however often it came. For every journal it knows
 * up to where nothing is missing; a batch that does not join there is not taken, and its sender is
 * told where to go on. A store that was brought back from an old copy therefore asks for what it
 * has lost. May be used by several threads.
 */
public final class RowStore implements AutoCloseable {
    private static final int BUSY_MILLIS = 5000;

    /** By name: in the table of an older store newer columns stand at the end. */
    private static final String SAMPLE =
            "sample (journal, boot, seq, run, step_id, step_type, "
                    + StoreSchema.NUMBERS.stream()
                            .map(StoreSchema::name)
                            .collect(Collectors.joining(", "))
                    + ")";

    private final Path file;
    private final Connection connection;

    private RowStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store; makes it where there is none.
     *
     * @throws IOException when the file cannot be used
     */
    public static RowStore open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file)) {
            look(file);
        }
        OwnFile.prepare(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                StoreSchema.prepare(statement);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new RowStore(file, connection);
        } catch (SQLException e) {
            throw new IOException("cannot use the store " + file + ": " + e.getMessage(), e);
        }
    }

    /** Before it is opened for writing, which would change even what is not ours. */
    private static void look(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            StoreSchema.requireOurs(statement, file);
        } catch (SQLException e) {
            throw new IOException("cannot use the store " + file + ": " + e.getMessage(), e);
        }
    }

    /** Something that is done as a whole or not at all. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    synchronized <T> T whole(Work<T> work) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                T result = work.run(connection);
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * A journal and whose it is.
     *
     * @param pack who sends it
     * @param identity what its device says of itself, as JSON
     * @return up to where nothing of it is missing
     * @throws IOException when the journal is another's, or the store cannot be used
     */
    public Cursor introduce(String journal, String pack, String identity) throws IOException {
        return whole(_ -> {
            try (PreparedStatement upsert =
                    connection.prepareStatement(
                            """
                            INSERT INTO journal VALUES (?, ?, ?, 0, 0) ON CONFLICT (journal)
                            DO UPDATE SET identity = excluded.identity
                            WHERE pack = excluded.pack\
                            """)) {
                upsert.setString(1, journal);
                upsert.setString(2, pack);
                upsert.setString(3, identity);
                if (upsert.executeUpdate() == 0) {
                    throw new SQLException("journal " + journal + " belongs to another pack");
                }
            }
            return position(journal, pack);
        });
    }

    /**
     * Takes a batch, or what is new of it.
     *
     * @param pack who sends it; must have introduced the journal
     * @param wallMillis a label
     * @return up to where nothing is missing now
     * @throws IOException when it cannot be stored: then nothing of it is
     */
    public Cursor take(Batch batch, String pack, long wallMillis) throws IOException {
        return take(batch, pack, wallMillis, event -> {});
    }

    /**
     * As {@link #take(Batch, String, long)}.
     *
     * @param fresh hears of each event that was not there yet, after it is stored
     */
    Cursor take(Batch batch, String pack, long wallMillis, Consumer<TelemetryRow.Event> fresh)
            throws IOException {
        List<TelemetryRow.Event> events = new ArrayList<>();
        Cursor have = stored(batch, pack, wallMillis, events);
        events.forEach(fresh);
        return have;
    }

    private Cursor stored(
            Batch batch, String pack, long wallMillis, List<TelemetryRow.Event> events)
            throws IOException {
        return whole(_ -> {
            Cursor have = position(batch.journalId(), pack);
            Cursor end = batch.end();
            boolean joins = batch.firstSeq() <= have.seq() + 1;
            if (!joins || end.compareTo(have) <= 0 || batch.bootId() < have.bootId()) {
                return have;
            }
            for (TelemetryRow row : batch.rows()) {
                Cursor last = new Cursor(batch.bootId(), row.cursor().seq() + row.span() - 1);
                if (last.compareTo(have) > 0
                        && insert(batch.journalId(), row, wallMillis) > 0
                        && row instanceof TelemetryRow.Event event) {
                    events.add(event);
                }
            }
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "UPDATE journal SET boot = ?, seq = ? WHERE journal = ?")) {
                update.setLong(1, end.bootId());
                update.setLong(2, end.seq());
                update.setString(3, batch.journalId());
                update.executeUpdate();
            }
            return end;
        });
    }

    /**
     * Takes rows before their turn: they are there at once, and once only when their batch comes.
     *
     * @param fresh hears of each event that was not there yet, after it is stored
     * @throws IOException when they cannot be stored
     */
    void takeAhead(Batch batch, String pack, long wallMillis, Consumer<TelemetryRow.Event> fresh)
            throws IOException {
        List<TelemetryRow.Event> events =
                whole(_ -> {
                    position(batch.journalId(), pack);
                    List<TelemetryRow.Event> taken = new ArrayList<>();
                    for (TelemetryRow row : batch.rows()) {
                        if (!(row instanceof TelemetryRow.Gap)
                                && insert(batch.journalId(), row, wallMillis) > 0
                                && row instanceof TelemetryRow.Event event) {
                            taken.add(event);
                        }
                    }
                    return taken;
                });
        events.forEach(fresh);
    }

    private Cursor position(String journal, String pack) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT boot, seq FROM journal WHERE journal = ? AND pack = ?")) {
            select.setString(1, journal);
            select.setString(2, pack);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("journal " + journal + " was not introduced");
                }
                return new Cursor(row.getLong(1), row.getLong(2));
            }
        }
    }

    private int insert(String journal, TelemetryRow row, long wallMillis) throws SQLException {
        return switch (row) {
            case TelemetryRow.Sample sample -> insert(journal, sample);
            case TelemetryRow.Event event -> insert(journal, event.event(), wallMillis);
            case TelemetryRow.Gap gap -> insert(journal, gap);
        };
    }

    private PreparedStatement row(String into, int columns, String journal, Cursor cursor)
            throws SQLException {
        PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT OR IGNORE INTO "
                                + into
                                + " VALUES (?, ?, ?"
                                + ", ?".repeat(columns)
                                + ")");
        insert.setString(1, journal);
        insert.setLong(2, cursor.bootId());
        insert.setLong(3, cursor.seq());
        return insert;
    }

    private int insert(String journal, TelemetryRow.Sample sample) throws SQLException {
        int texts = 3;
        try (PreparedStatement insert =
                row(SAMPLE, texts + StoreSchema.NUMBERS.size(), journal, sample.cursor())) {
            insert.setString(4, sample.runId());
            insert.setString(5, sample.stepId());
            insert.setString(6, sample.stepType());
            int place = 7;
            for (Column column : StoreSchema.NUMBERS) {
                long steps = sample.values().get(column);
                if (steps == Column.MISSING) {
                    insert.setNull(place, Types.INTEGER);
                } else {
                    insert.setLong(place, steps);
                }
                place++;
            }
            return insert.executeUpdate();
        }
    }

    private int insert(String journal, Stored<JournalEntry.Event> stored, long wallMillis)
            throws SQLException {
        JournalEntry.Event event = stored.entry();
        int columns = 13;
        try (PreparedStatement insert = row("event", columns, journal, stored.cursor())) {
            insert.setString(4, event.kind());
            insert.setInt(5, WireCodes.of(event.severity()));
            insert.setInt(6, event.channel());
            insert.setString(7, event.runId());
            insert.setLong(8, event.nanos());
            insert.setLong(9, stored.wallNanos());
            insert.setInt(10, WireCodes.of(stored.clockQuality()));
            insert.setString(11, event.text());
            number(insert, 12, event.value());
            number(insert, 13, event.limit());
            insert.setString(14, event.unit());
            insert.setString(15, event.dataJson());
            insert.setLong(16, wallMillis);
            return insert.executeUpdate();
        }
    }

    private static void number(PreparedStatement statement, int place, double value)
            throws SQLException {
        if (Double.isNaN(value)) {
            statement.setNull(place, Types.REAL);
        } else {
            statement.setDouble(place, value);
        }
    }

    private int insert(String journal, TelemetryRow.Gap gap) throws SQLException {
        try (PreparedStatement insert = row("gap", 2, journal, gap.cursor())) {
            insert.setLong(4, gap.count());
            insert.setString(5, gap.reason());
            return insert.executeUpdate();
        }
    }

    /**
     * A journal and whose it is.
     *
     * @param journal identity of the journal
     * @param pack who sends it
     */
    public record Source(String journal, String pack) {}

    /**
     * All journals of which rows have come.
     *
     * @throws IOException when the store cannot be read
     */
    public List<Source> sources() throws IOException {
        return read(connection -> {
            List<Source> sources = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT journal, pack FROM journal ORDER BY pack, journal")) {
                while (row.next()) {
                    sources.add(new Source(row.getString(1), row.getString(2)));
                }
            }
            return sources;
        });
    }

    /**
     * Writes a copy that can be brought back, while the store is in use.
     *
     * @param copy must not exist
     * @throws IOException when it cannot be written
     */
    public synchronized void backup(Path copy) throws IOException {
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** For reading, by others of this package, under the store's lock. */
    synchronized <T> T read(Reader<T> reader) throws IOException {
        try {
            return reader.read(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Reads from the store. */
    interface Reader<T> {
        T read(Connection connection) throws SQLException, IOException;
    }

    private IOException failed(SQLException e) {
        return new IOException("cannot use the store " + file + ": " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
