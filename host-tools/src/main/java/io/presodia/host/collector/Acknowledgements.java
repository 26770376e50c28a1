package io.presodia.host.collector;

import java.io.IOException;
import java.sql.PreparedStatement;

/** Who has seen alarms and holds. It changes nothing on the pack: a trip is cleared there. */
public final class Acknowledgements {
    /** Lives beside the rows; each is good for all events of its journal up to its number. */
    static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS acknowledged (
                journal TEXT NOT NULL,
                boot INTEGER NOT NULL,
                seq INTEGER NOT NULL,
                by_whom TEXT NOT NULL,
                at_ms INTEGER NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (journal, boot, seq, at_ms)
            ) STRICT, WITHOUT ROWID\
            """;

    private Acknowledgements() {}

    /** Who was the first to see an event, in SQL; null where nobody has. */
    static String of(String event) {
        return """
        (SELECT 'seen by ' || a.by_whom || CASE a.reason WHEN '' THEN '' ELSE ': ' || a.reason END
            FROM acknowledged a
            WHERE a.journal = EVENT.journal AND (a.boot, a.seq) >= (EVENT.boot, EVENT.seq)
            ORDER BY a.at_ms LIMIT 1)\
        """
                .replace("EVENT", event);
    }

    /**
     * Somebody has seen everything that has come of a pack so far.
     *
     * @param reason in his words; may be empty
     * @return whether there is any alarm or hold to have seen
     * @throws IOException when it cannot be stored
     */
    public static boolean add(
            RowStore store, String pack, String byWhom, String reason, long nowMillis)
            throws IOException {
        return store.whole(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            """
                            INSERT OR REPLACE INTO acknowledged
                            SELECT journal, boot, seq, ?2, ?3, ?4 FROM (
                                SELECT journal, boot, seq, row_number() OVER (
                                    PARTITION BY journal ORDER BY boot DESC, seq DESC) AS place
                                FROM event
                                WHERE journal IN (SELECT journal FROM journal WHERE pack = ?1)
                                    AND (ALARMS OR HOLDS))
                            WHERE place = 1\
                            """
                                    .replace("ALARMS", Alarm.ALARMS)
                                    .replace("HOLDS", Hold.HOLDS))) {
                insert.setString(1, pack);
                insert.setString(2, byWhom);
                insert.setLong(3, nowMillis);
                insert.setString(4, reason);
                return insert.executeUpdate() > 0;
            }
        });
    }
}
