package io.presodia.host.collector;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a collector knows of its packs besides rows, and the commands that wait for them. */
public final class PackBook {
    /** Its tables, which live beside the rows: one copy of the file holds everything. */
    static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS pack (
                        pack TEXT NOT NULL PRIMARY KEY,
                        seen_ms INTEGER NOT NULL,
                        every_s REAL NOT NULL,
                        status TEXT NOT NULL,
                        exchanges INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS command (
                        id TEXT NOT NULL PRIMARY KEY,
                        pack TEXT NOT NULL,
                        channel INTEGER NOT NULL,
                        verb TEXT NOT NULL,
                        arguments TEXT NOT NULL,
                        by_whom TEXT NOT NULL,
                        made_ms INTEGER NOT NULL,
                        expires_ms INTEGER NOT NULL,
                        state TEXT NOT NULL,
                        text TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """);

    private final RowStore store;

    /**
     * @param store where it keeps everything
     */
    public PackBook(RowStore store) {
        this.store = store;
    }

    /**
     * A command that waits for its pack, or waited.
     *
     * @param id unique for ever
     * @param pack for whom
     * @param channel from 1; 0 is the board
     * @param verb what to do
     * @param arguments more, by name
     * @param by who wants it
     * @param expiresMillis not begun after this, wall clock of the collector
     * @param state {@code pending}, {@code delivered}, {@code expired}, or how it ended
     * @param text the result
     */
    public record Order(
            String id,
            String pack,
            int channel,
            String verb,
            Map<String, String> arguments,
            String by,
            long expiresMillis,
            String state,
            String text) {
        public Order {
            arguments = Map.copyOf(arguments);
        }
    }

    /**
     * A pack called.
     *
     * @param status what it says of itself, as JSON
     * @param everySeconds how often it promises to call, s
     * @throws IOException when the store cannot be used
     */
    void seen(String pack, String status, double everySeconds, long nowMillis) throws IOException {
        store.whole(connection -> {
            try (PreparedStatement upsert =
                    connection.prepareStatement(
                            """
                            INSERT INTO pack VALUES (?, ?, ?, ?, 1) ON CONFLICT (pack) DO UPDATE
                            SET seen_ms = excluded.seen_ms, every_s = excluded.every_s,
                                status = excluded.status, exchanges = exchanges + 1\
                            """)) {
                upsert.setString(1, pack);
                upsert.setLong(2, nowMillis);
                upsert.setDouble(3, everySeconds);
                upsert.setString(4, status);
                return upsert.executeUpdate();
            }
        });
    }

    /** A pack called without saying how it stands. */
    void seen(String pack, long nowMillis) throws IOException {
        store.whole(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "UPDATE pack SET seen_ms = ?, exchanges = exchanges + 1"
                                    + " WHERE pack = ?")) {
                update.setLong(1, nowMillis);
                update.setString(2, pack);
                return update.executeUpdate();
            }
        });
    }

    /**
     * Names of the packs that have called.
     *
     * @throws IOException when the store cannot be read
     */
    public List<String> packs() throws IOException {
        return store.read(connection -> {
            List<String> packs = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT pack FROM pack");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    packs.add(row.getString(1));
                }
            }
            return packs;
        });
    }

    /**
     * Lets a command wait for its pack.
     *
     * @return false when another command has this id
     * @throws IOException when the store cannot be used
     */
    public boolean order(Order order, long nowMillis) throws IOException {
        return store.whole(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT OR IGNORE INTO command VALUES"
                                    + " (?, ?, ?, ?, ?, ?, ?, ?, 'pending', '')")) {
                insert.setString(1, order.id());
                insert.setString(2, order.pack());
                insert.setInt(3, order.channel());
                insert.setString(4, order.verb());
                insert.setString(5, JsonMapper.shared().writeValueAsString(order.arguments()));
                insert.setString(6, order.by());
                insert.setLong(7, nowMillis);
                insert.setLong(8, order.expiresMillis());
                return insert.executeUpdate() > 0;
            }
        });
    }

    /**
     * The commands that go with the next answer to a pack. One that has gone before and has no
     * result goes again, since the answer may have been lost; one whose time has come in between is
     * only asked after, so that it is either shown done or shown expired, and never done late.
     *
     * @throws IOException when the store cannot be used
     */
    List<Order> deliver(String pack, long nowMillis) throws IOException {
        return store.whole(connection -> {
            expire(connection, nowMillis);
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "UPDATE command SET state = 'delivered'"
                                    + " WHERE pack = ? AND state = 'pending'")) {
                update.setString(1, pack);
                update.executeUpdate();
            }
            return select(
                    connection, "WHERE state = 'delivered' AND pack = ? ORDER BY made_ms", pack);
        });
    }

    private static void expire(Connection connection, long nowMillis) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE command SET state = 'expired', text = 'the pack was away'"
                                + " WHERE state = 'pending' AND expires_ms < ?")) {
            update.setLong(1, nowMillis);
            update.executeUpdate();
        }
    }

    /**
     * A pack says what became of a command.
     *
     * @throws IOException when the store cannot be used
     */
    void result(String pack, String id, String state, String text) throws IOException {
        store.whole(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "UPDATE command SET state = ?, text = ?"
                                    + " WHERE id = ? AND pack = ? AND state = 'delivered'")) {
                update.setString(1, state);
                update.setString(2, text);
                update.setString(3, id);
                update.setString(4, pack);
                return update.executeUpdate();
            }
        });
    }

    /**
     * All commands for a pack, newest first.
     *
     * @throws IOException when the store cannot be used
     */
    public List<Order> orders(String pack, long nowMillis) throws IOException {
        return store.whole(connection -> {
            expire(connection, nowMillis);
            return select(connection, "WHERE pack = ? ORDER BY made_ms DESC", pack);
        });
    }

    private static List<Order> select(Connection connection, String where, String pack)
            throws SQLException {
        List<Order> orders = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM command " + where)) {
            select.setString(1, pack);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(order(row));
                }
            }
        }
        return orders;
    }

    private static Order order(ResultSet row) throws SQLException {
        Map<String, String> arguments = new java.util.TreeMap<>();
        for (Map.Entry<String, JsonNode> argument : tree(row.getString("arguments")).properties()) {
            arguments.put(argument.getKey(), argument.getValue().asString(""));
        }
        return new Order(
                row.getString("id"),
                row.getString("pack"),
                row.getInt("channel"),
                row.getString("verb"),
                arguments,
                row.getString("by_whom"),
                row.getLong("expires_ms"),
                row.getString("state"),
                row.getString("text"));
    }

    /** A document; empty where it is none. */
    static JsonNode tree(String json) {
        try {
            return JsonMapper.shared().readTree(json.isEmpty() ? "{}" : json);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
