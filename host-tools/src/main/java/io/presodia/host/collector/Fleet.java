package io.presodia.host.collector;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How all packs stand, for people. */
public final class Fleet {
    /** A pack may be late by one call and a minute before it is called late. */
    private static final double CALLS = 2;

    private static final double GRACE_SECONDS = 60;

    private Fleet() {}

    /**
     * One pack.
     *
     * @param pack its name
     * @param seenMillis when it last called, wall clock of the collector
     * @param late whether it should have called by now
     * @param status what it said of itself
     * @param alarm its newest warning or trip; empty when there was none
     * @param acknowledged who cleared it and why; empty while nobody has
     * @param samples samples in the store
     * @param missing rows that a quota dropped or a journal lost
     * @param waiting commands that wait or are on their way
     */
    public record Pack(
            String pack,
            long seenMillis,
            boolean late,
            JsonNode status,
            String alarm,
            String acknowledged,
            long samples,
            long missing,
            long waiting) {}

    /**
     * All packs, late ones first.
     *
     * @throws IOException when the store cannot be read
     */
    public static List<Pack> of(RowStore store, long nowMillis) throws IOException {
        return store.read(connection -> {
            List<Pack> packs = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT * FROM pack ORDER BY pack");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    packs.add(pack(connection, row, nowMillis));
                }
            }
            packs.sort(
                    java.util.Comparator.comparing(Pack::late)
                            .reversed()
                            .thenComparing(Pack::pack));
            return packs;
        });
    }

    private static Pack pack(Connection connection, ResultSet row, long nowMillis)
            throws SQLException {
        String pack = row.getString("pack");
        long seen = row.getLong("seen_ms");
        double allowed = CALLS * row.getDouble("every_s") + GRACE_SECONDS;
        String of = " WHERE journal IN (SELECT journal FROM journal WHERE pack = ?)";
        return new Pack(
                pack,
                seen,
                (nowMillis - seen) * 1e-3 > allowed,
                PackBook.tree(row.getString("status")),
                text(
                        connection,
                        "SELECT kind || ' on channel ' || channel || ': ' || text FROM event"
                                + of
                                + " AND tier > 0 ORDER BY wall_ns DESC LIMIT 1",
                        pack),
                text(
                        connection,
                        "SELECT text FROM event"
                                + of
                                + " AND kind = 'latch_cleared' AND wall_ns >= (SELECT max(wall_ns)"
                                + " FROM event"
                                + of.replace("?", "?1")
                                + " AND tier > 0) ORDER BY wall_ns DESC LIMIT 1",
                        pack),
                count(connection, "SELECT count(*) FROM sample" + of, pack),
                count(connection, "SELECT coalesce(sum(rows), 0) FROM gap" + of, pack),
                count(
                        connection,
                        "SELECT count(*) FROM command WHERE pack = ?"
                                + " AND state IN ('pending', 'delivered')",
                        pack));
    }

    private static String text(Connection connection, String sql, String pack) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.replace("= ?)", "= ?1)"))) {
            select.setString(1, pack);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    private static long count(Connection connection, String sql, String pack) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, pack);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
