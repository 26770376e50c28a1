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
 * @param open whether it is a trip that nobody has cleared
 * @param acknowledged who cleared it and why, or who has seen it; empty where nobody did
 * @param atMillis when it was, by the pack's clock where that was right, else when it came
 */
public record Alarm(String text, boolean open, String acknowledged, long atMillis) {
    /** What is an alarm, in SQL. */
    static final String ALARMS = "tier > 0";

    /** What says that trips were cleared, and that runs may go on after a hold, in SQL. */
    static final String CLEARED = "kind IN ('latch_cleared', 'hold_acknowledged')";

    private static final Alarm NONE = new Alarm("", false, "", 0);

    /** Alarms that are looked through; older ones are history. */
    private static final int MOST = 200;

    /**
     * Without statistics SQLite takes the primary key, and looks through all rows that are none.
     */
    static final String RECENT =
            """
            WITH alarm AS MATERIALIZED (
                SELECT journal, boot, seq, kind, channel, text, tier = 2 AS trip,
                    CASE clock WHEN 0 THEN wall_ns / 1000000 ELSE received_ms END AS at
                FROM event INDEXED BY event_tier
                WHERE journal = ?1 AND ALARMS
                ORDER BY boot DESC, seq DESC LIMIT ?2),
            cleared AS MATERIALIZED (
                SELECT boot, seq, channel, text, kind = 'hold_acknowledged' AS held
                FROM event INDEXED BY event_latch
                WHERE journal = ?1 AND CLEARED
                ORDER BY boot DESC, seq DESC LIMIT ?2)
            SELECT kind || CASE channel WHEN 0 THEN ' on the board: '
                    ELSE ' on channel ' || channel || ': ' END
                || CASE WHEN text LIKE kind || ': %' THEN substr(text, length(kind) + 3)
                    ELSE text END,
                trip, at,
                (SELECT c.text FROM cleared c
                    WHERE c.channel = alarm.channel AND c.held = (HOLDS)
                        AND (c.boot, c.seq) > (alarm.boot, alarm.seq)
                    ORDER BY c.boot, c.seq LIMIT 1) AS by,
                SEEN
            FROM alarm
            ORDER BY (trip AND by IS NULL) DESC, boot DESC, seq DESC\
            """
                    .replace("ALARMS", ALARMS)
                    .replace("CLEARED", CLEARED)
                    .replace("HOLDS", Hold.HOLDS.replace("kind", "alarm.kind"))
                    .replace("SEEN", Acknowledgements.of("alarm"));

    /**
     * @param journal the one that the pack writes now: what an older one held is history
     */
    static Alarm of(Connection connection, String journal) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RECENT)) {
            select.setString(1, journal);
            select.setInt(2, MOST);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return NONE;
                }
                String text = row.getString(1);
                long at = row.getLong(3);
                String by = row.getString(4);
                String seen = row.getString(5);
                boolean open = row.getBoolean(2) && by == null;
                int others = 0;
                while (open && row.next() && row.getBoolean(2) && row.getString(4) == null) {
                    others++;
                }
                return new Alarm(
                        others == 0 ? text : text + " (and " + others + " more)",
                        open,
                        by != null ? by : seen != null ? seen : "",
                        at);
            }
        }
    }
}
