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
     * @param alarm an open trip, or its newest warning or trip
     * @param channels its channels, as it said last
     * @param rows rows in the store, up to where nothing is missing
     * @param missing rows that will not come
     * @param missingWhy how many of them for which reason; empty where none is
     * @param waiting commands that wait or are on their way
     */
    public record Pack(
            String pack,
            long seenMillis,
            boolean late,
            JsonNode status,
            Alarm alarm,
            List<PackChannel> channels,
            long rows,
            long missing,
            String missingWhy,
            long waiting) {
        public Pack {
            channels = List.copyOf(channels);
        }
    }

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

    /**
     * Whether a pack should have called by now.
     *
     * @param seenMillis when it called last
     * @param everySeconds how often it promised to call, s
     */
    static boolean late(long seenMillis, double everySeconds, long nowMillis) {
        return (nowMillis - seenMillis) * 1e-3 > CALLS * everySeconds + GRACE_SECONDS;
    }

    private static Pack pack(Connection connection, ResultSet row, long nowMillis)
            throws SQLException {
        String pack = row.getString("pack");
        long seen = row.getLong("seen_ms");
        String of = " WHERE journal IN (SELECT journal FROM journal WHERE pack = ?)";
        JsonNode status = PackBook.tree(row.getString("status"));
        long missing = count(connection, "SELECT coalesce(sum(rows), 0) FROM gap" + of, pack);
        return new Pack(
                pack,
                seen,
                late(seen, row.getDouble("every_s"), nowMillis),
                status,
                Alarm.of(connection, status.path("identity").path("journal").asString("")),
                PackChannel.of(connection, pack, seen, status, nowMillis),
                count(connection, "SELECT coalesce(sum(seq), 0) FROM journal" + of, pack) - missing,
                missing,
                text(
                        connection,
                        "SELECT coalesce(group_concat(n || ' ' || reason, ', '), '') FROM"
                                + " (SELECT sum(rows) AS n, reason FROM gap"
                                + of
                                + " GROUP BY reason ORDER BY reason)",
                        pack),
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
