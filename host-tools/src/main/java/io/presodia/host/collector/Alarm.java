package io.presodia.host.collector;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What people should look at first on a pack: a trip that nobody has cleared, the newest of them;
 * where there is none, the newest warning or trip. Newest by the journal's own numbers, since a
 * clock may have gone back.
 *
 * @param text what it is, with how many other trips nobody has cleared; empty where there was never
 *     any
 * @param acknowledged who cleared it and why; empty where nobody did
 */
record Alarm(String text, String acknowledged) {
    /** Alarms that are looked through; older ones are history. */
    private static final int MOST = 200;

    private static final String RECENT =
            """
            WITH own AS (SELECT journal FROM journal WHERE pack = ?1),
            alarm AS MATERIALIZED (
                SELECT journal, boot, seq, kind, channel, text, tier = 2 AS trip FROM event
                WHERE journal IN own AND tier > 0
                ORDER BY journal DESC, boot DESC, seq DESC LIMIT ?2),
            cleared AS MATERIALIZED (
                SELECT journal, boot, seq, channel, text FROM event
                WHERE journal IN own AND kind = 'latch_cleared'
                ORDER BY journal DESC, boot DESC, seq DESC LIMIT ?2)
            SELECT kind || ' on channel ' || channel || ': ' || text, trip,
                (SELECT c.text FROM cleared c
                    WHERE c.journal = alarm.journal AND c.channel = alarm.channel
                        AND (c.boot, c.seq) > (alarm.boot, alarm.seq)
                    ORDER BY c.boot, c.seq LIMIT 1) AS by
            FROM alarm
            ORDER BY (trip AND by IS NULL) DESC, journal DESC, boot DESC, seq DESC\
            """;

    static Alarm of(Connection connection, String pack) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RECENT)) {
            select.setString(1, pack);
            select.setInt(2, MOST);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Alarm("", "");
                }
                String text = row.getString(1);
                String by = row.getString(3);
                boolean open = row.getBoolean(2) && by == null;
                int others = 0;
                while (open && row.next() && row.getBoolean(2) && row.getString(3) == null) {
                    others++;
                }
                return new Alarm(
                        others == 0 ? text : text + " (and " + others + " more)",
                        by == null ? "" : by);
            }
        }
    }
}
