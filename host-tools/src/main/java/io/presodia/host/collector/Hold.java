package io.presodia.host.collector;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last time that a channel's run waited for somebody.
 *
 * @param run which run
 * @param text what for
 * @param acknowledged who let it go on, or who has seen it; empty where nobody did
 */
record Hold(String run, String text, String acknowledged) {
    /** Of a channel that never waited. */
    static final Hold NONE = new Hold("", "", "");

    /** What says so, in SQL. */
    static final String HOLDS =
            "kind IN ('hold_reached', 'interlock_waiting', 'run_held', 'hold_acknowledged')";

    private static final String ENDED = "hold_acknowledged";

    /** Among so many of the newest each channel that holds is found. */
    private static final int MOST = 200;

    static final String RECENT =
            "SELECT channel, run, kind, text, "
                    + Acknowledgements.of("event")
                    + " FROM event INDEXED BY event_hold WHERE journal = ?1 AND "
                    + HOLDS
                    + " ORDER BY boot DESC, seq DESC LIMIT "
                    + MOST;

    /** By channel. */
    static Map<Integer, Hold> of(Connection connection, String journal) throws SQLException {
        Map<Integer, Hold> holds = new TreeMap<>();
        Map<Integer, String> ended = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(RECENT)) {
            select.setString(1, journal);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int channel = row.getInt(1);
                    String text = row.getString(4);
                    if (holds.containsKey(channel)) {
                        continue;
                    }
                    if (ENDED.equals(row.getString(3))) {
                        ended.putIfAbsent(channel, text);
                        continue;
                    }
                    String seen = row.getString(5);
                    String by = ended.getOrDefault(channel, seen == null ? "" : seen);
                    String run = row.getString(2);
                    holds.put(channel, new Hold(run == null ? "" : run, text, by));
                }
            }
        }
        return holds;
    }
}
