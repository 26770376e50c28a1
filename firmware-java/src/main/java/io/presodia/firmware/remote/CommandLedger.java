package io.presodia.firmware.remote;

import io.presodia.firmware.access.OwnFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers commands by their id over retransmission, reordering and reboot. A command is on disk
 * before the control thread hears of it, so that it is done at most once; what was on its way when
 * the device went down is unknown afterwards, and never done again. May be used by several threads,
 * none of them the control thread: it waits for the disk.
 */
public final class CommandLedger implements AutoCloseable {
    /** So many commands are remembered; older ones are protected by freshness alone. */
    public static final int MOST_COMMANDS = 10_000;

    private static final int PRUNE_EVERY = 100;

    private static final String[] TABLES = {
        """
        CREATE TABLE IF NOT EXISTS command (
            n INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL,
            channel INTEGER NOT NULL,
            verb TEXT NOT NULL,
            principal TEXT NOT NULL,
            arguments TEXT NOT NULL,
            state TEXT NOT NULL,
            text TEXT NOT NULL,
            wall_ms INTEGER NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE IF NOT EXISTS mark (
            name TEXT NOT NULL PRIMARY KEY,
            high INTEGER NOT NULL,
            low INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID\
        """
    };

    private final Path file;
    private final Connection connection;

    private CommandLedger(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the ledger; makes it where there is none.
     *
     * @throws IOException when the file cannot be used
     */
    public static CommandLedger open(Path file) throws IOException {
        OwnFile.prepare(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("COMMIT");
            }
            return new CommandLedger(file, connection);
        } catch (SQLException e) {
            throw new IOException("cannot use the command ledger " + file, e);
        }
    }

    /** What {@link #accept} found. */
    public sealed interface Acceptance {
        /** Nobody had this id before: it is stored now, and to be done. */
        record Fresh() implements Acceptance {}

        /**
         * The same command came before.
         *
         * @param record what became of it
         */
        record Repeated(CommandRecord record) implements Acceptance {}

        /**
         * Another command had this id.
         *
         * @param record that command
         */
        record Taken(CommandRecord record) implements Acceptance {}
    }

    /**
     * Stores a command, unless its id is known.
     *
     * @param wallMillis a label
     * @throws IOException when it cannot be stored: then it must not be done
     */
    public synchronized Acceptance accept(RemoteCommand command, String digest, long wallMillis)
            throws IOException {
        Optional<CommandRecord> known = find(command.id());
        if (known.isPresent()) {
            CommandRecord record = known.get();
            return record.digest().equals(digest)
                            && record.command().principal().equals(command.principal())
                    ? new Acceptance.Repeated(record)
                    : new Acceptance.Taken(record);
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO command
                        (id, digest, channel, verb, principal, arguments, state, text, wall_ms)
                        VALUES (?, ?, ?, ?, ?, ?, 'accepted', '', ?) RETURNING n\
                        """)) {
            insert.setString(1, command.id());
            insert.setString(2, digest);
            insert.setInt(3, command.channel());
            insert.setString(4, command.verb().word());
            insert.setString(5, command.principal());
            insert.setString(6, JsonMapper.shared().writeValueAsString(command.arguments()));
            insert.setLong(7, wallMillis);
            try (ResultSet row = insert.executeQuery()) {
                if (row.next() && row.getLong(1) % PRUNE_EVERY == 0) {
                    prune(row.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return new Acceptance.Fresh();
    }

    private void prune(long newest) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM command WHERE n <= ? AND state <> 'accepted'")) {
            delete.setLong(1, newest - MOST_COMMANDS);
            delete.executeUpdate();
        }
    }

    /**
     * Stores what became of a command.
     *
     * @throws IOException when it cannot be stored
     */
    public synchronized void settle(String id, CommandState state, String text) throws IOException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE command SET state = ?, text = ? WHERE id = ?"
                                + " AND state = 'accepted'")) {
            update.setString(1, state.word());
            update.setString(2, text);
            update.setString(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Forgets a command that never reached the control thread, so that it may be sent again.
     *
     * @throws IOException when it cannot be forgotten
     */
    public synchronized void forget(String id) throws IOException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM command WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * The command with this id.
     *
     * @throws IOException when the ledger cannot be read
     */
    public synchronized Optional<CommandRecord> find(String id) throws IOException {
        List<CommandRecord> found = select("SELECT * FROM command WHERE id = ?", id);
        return found.stream().findFirst();
    }

    /**
     * To be called once after a start: what was on its way when the last boot ended becomes
     * unknown.
     *
     * @return those commands, oldest first
     * @throws IOException when the ledger cannot be used
     */
    public synchronized List<CommandRecord> afterBoot() throws IOException {
        List<CommandRecord> open =
                select("SELECT * FROM command WHERE state = ? ORDER BY n", "accepted");
        for (CommandRecord record : open) {
            settle(
                    record.command().id(),
                    CommandState.UNKNOWN,
                    "the device went down before the result was stored; it is not done again");
        }
        return open;
    }

    /**
     * Moves a mark forward; a mark never goes back.
     *
     * @return whether it moved
     * @throws IOException when it cannot be stored
     */
    public synchronized boolean advance(String name, long high, long low) throws IOException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO mark VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE
                        SET high = excluded.high, low = excluded.low
                        WHERE (excluded.high, excluded.low) > (high, low)\
                        """)) {
            upsert.setString(1, name);
            upsert.setLong(2, high);
            upsert.setLong(3, low);
            return upsert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Where a mark stands, as high and low; zeros when it was never set.
     *
     * @throws IOException when the ledger cannot be read
     */
    public synchronized List<Long> mark(String name) throws IOException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT high, low FROM mark WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? List.of(row.getLong(1), row.getLong(2)) : List.of(0L, 0L);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<CommandRecord> select(String sql, String parameter) throws IOException {
        List<CommandRecord> records = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(record(row));
                }
            }
        } catch (SQLException | JacksonException | IllegalArgumentException e) {
            throw new IOException("cannot use the command ledger " + file, e);
        }
        return records;
    }

    private static CommandRecord record(ResultSet row) throws SQLException {
        Map<String, String> arguments = new TreeMap<>();
        JsonNode stored = JsonMapper.shared().readTree(row.getString("arguments"));
        for (Map.Entry<String, JsonNode> argument : stored.properties()) {
            arguments.put(argument.getKey(), argument.getValue().asString(""));
        }
        return new CommandRecord(
                new RemoteCommand(
                        row.getString("id"),
                        row.getInt("channel"),
                        Verb.valueOf(row.getString("verb").toUpperCase(Locale.ROOT)),
                        row.getString("principal"),
                        arguments),
                row.getString("digest"),
                CommandState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("text"));
    }

    private IOException failed(SQLException e) {
        return new IOException("cannot use the command ledger " + file, e);
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
