package io.presodia.host.collector;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Notices packs that fall silent and come back. Each time is told once, over restarts of the
 * collector too; and no pack is called silent while the collector itself was not there to hear it.
 */
final class SilenceWatch {
    /** Lives beside the rows. */
    static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS silence (
                pack TEXT NOT NULL PRIMARY KEY,
                since_ms INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID\
            """;

    private static final String LOOK =
            """
            SELECT p.pack, p.seen_ms, p.every_s, s.pack IS NOT NULL
            FROM pack p LEFT JOIN silence s USING (pack) ORDER BY p.pack\
            """;

    private final RowStore store;
    private final long startMillis;

    private record Change(String pack, boolean silent, long seenMillis) {}

    /**
     * @param startMillis since when packs could call
     */
    SilenceWatch(RowStore store, long startMillis) {
        this.store = store;
        this.startMillis = startMillis;
    }

    /**
     * Looks at all packs.
     *
     * @param tell hears of each change, once it is stored
     * @throws IOException when the store cannot be used
     */
    void look(long nowMillis, Consumer<Notification> tell) throws IOException {
        for (Change change : changes(nowMillis)) {
            store.whole(connection -> {
                String sql =
                        change.silent()
                                ? "INSERT OR IGNORE INTO silence VALUES (?1, ?2)"
                                : "DELETE FROM silence WHERE pack = ?1 AND ?2 > 0";
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    update.setString(1, change.pack());
                    update.setLong(2, change.seenMillis());
                    return update.executeUpdate();
                }
            });
            String kind = change.silent() ? "silent" : "back";
            tell.accept(Notification.of(change.pack(), kind, "the pack is " + kind, nowMillis));
        }
    }

    private List<Change> changes(long nowMillis) throws IOException {
        return store.read(connection -> {
            List<Change> changes = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(LOOK);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    change(row, nowMillis, changes);
                }
            }
            return changes;
        });
    }

    private void change(ResultSet row, long nowMillis, List<Change> changes) throws SQLException {
        long seen = row.getLong(2);
        boolean told = row.getBoolean(4);
        boolean silent = Fleet.late(Math.max(seen, startMillis), row.getDouble(3), nowMillis);
        // A pack that was told silent is back when it has called, not when the collector began.
        boolean back = told && !Fleet.late(seen, row.getDouble(3), nowMillis);
        if (told ? back : silent) {
            changes.add(new Change(row.getString(1), !told, seen));
        }
    }
}
