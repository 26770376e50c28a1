package io.presodia.host.collector;

import io.presodia.firmware.telemetry.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tables of a store of received rows. */
final class StoreSchema {
    /**
     * Version of the tables, in {@code PRAGMA user_version}. A newer one only adds tables and
     * columns that may be missing, and changes indexes. 2: alarms by number and not by clock,
     * holds, acknowledgements.
     */
    static final int VERSION = 2;

    /** Indexes of older versions, which nothing asks for any more. */
    private static final List<String> GONE = List.of("event_alarm", "event_cleared");

    /** "PRRS" in ASCII: tells our files from other SQLite files. */
    static final int APPLICATION_ID = 0x50525253;

    /** Their values are texts, which a row has in columns of its own. */
    private static final Set<Column> TEXTS = Set.of(Column.RUN, Column.STEP_ID, Column.STEP_TYPE);

    /** The columns of a sample that are numbers, in the order of the table. */
    static final List<Column> NUMBERS =
            java.util.Arrays.stream(Column.values())
                    .filter(column -> !TEXTS.contains(column))
                    .toList();

    private static final String EVENT =
            """
            CREATE TABLE IF NOT EXISTS event (
                journal TEXT NOT NULL,
                boot INTEGER NOT NULL,
                seq INTEGER NOT NULL,
                kind TEXT NOT NULL,
                tier INTEGER NOT NULL,
                channel INTEGER NOT NULL,
                run TEXT,
                mono_ns INTEGER NOT NULL,
                wall_ns INTEGER NOT NULL,
                clock INTEGER NOT NULL,
                text TEXT NOT NULL,
                value REAL,
                "limit" REAL,
                unit TEXT NOT NULL,
                data TEXT NOT NULL,
                received_ms INTEGER NOT NULL,
                PRIMARY KEY (journal, boot, seq)
            ) STRICT, WITHOUT ROWID\
            """;

    private StoreSchema() {}

    /**
     * Makes the tables of a new file, or brings those of an older one up to date.
     *
     * @throws SQLException when the file cannot be used
     */
    static void prepare(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        for (String table : tables()) {
            statement.execute(table);
        }
        grow(statement);
        for (String table : PackBook.TABLES) {
            statement.execute(table);
        }
        statement.execute(SilenceWatch.TABLE);
        statement.execute(Acknowledgements.TABLE);
        for (String index : GONE) {
            statement.execute("DROP INDEX IF EXISTS " + index);
        }
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
    }

    /**
     * Looks at a file before anything of it is changed. The first versions had neither number.
     *
     * @throws IOException when the file is another program's, or of a newer version
     * @throws SQLException when the file cannot be read
     */
    static void requireOurs(Statement statement, Path file) throws SQLException, IOException {
        int application = number(statement, "PRAGMA application_id");
        int version = number(statement, "PRAGMA user_version");
        boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
        boolean first =
                application == 0
                        && number(
                                        statement,
                                        "SELECT count(*) FROM pragma_table_info('sample')"
                                                + " WHERE name IN ('journal', 'boot', 'seq')")
                                == 3;
        if (!empty && !first && application != APPLICATION_ID) {
            throw new IOException(
                    file + " is a SQLite file, but not a store of received rows: choose another");
        }
        if (version > VERSION) {
            throw new IOException(
                    "%s has store version %d, this software reads up to %d: use a newer Presodia"
                            .formatted(file, version, VERSION));
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** What makes the tables where they are missing. */
    private static List<String> tables() {
        List<String> tables = new ArrayList<>();
        tables.add(
                """
                CREATE TABLE IF NOT EXISTS journal (
                    journal TEXT NOT NULL PRIMARY KEY,
                    pack TEXT NOT NULL,
                    identity TEXT NOT NULL,
                    boot INTEGER NOT NULL,
                    seq INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID\
                """);
        StringBuilder sample =
                new StringBuilder(
                        """
                        CREATE TABLE IF NOT EXISTS sample (
                            journal TEXT NOT NULL,
                            boot INTEGER NOT NULL,
                            seq INTEGER NOT NULL,
                            run TEXT NOT NULL,
                            step_id TEXT NOT NULL,
                            step_type TEXT NOT NULL\
                        """);
        // Whole numbers of steps of the column's resolution, as they came: nothing is lost here.
        NUMBERS.forEach(column -> sample.append(",\n    ").append(name(column)).append(" INTEGER"));
        tables.add(
                sample.append(",\n    PRIMARY KEY (journal, boot, seq)\n) STRICT, WITHOUT ROWID")
                        .toString());
        tables.add("CREATE INDEX IF NOT EXISTS sample_run ON sample (run)");
        tables.add(EVENT);
        // What the page asks of each pack, newest first by the journal's own numbers.
        tables.add(index("event_tier", Alarm.ALARMS));
        tables.add(index("event_latch", Alarm.CLEARED));
        tables.add(index("event_hold", Hold.HOLDS));
        tables.add(
                """
                CREATE TABLE IF NOT EXISTS gap (
                    journal TEXT NOT NULL,
                    boot INTEGER NOT NULL,
                    seq INTEGER NOT NULL,
                    rows INTEGER NOT NULL,
                    reason TEXT NOT NULL,
                    PRIMARY KEY (journal, boot, seq)
                ) STRICT, WITHOUT ROWID\
                """);
        return tables;
    }

    private static String index(String name, String where) {
        return "CREATE INDEX IF NOT EXISTS "
                + name
                + " ON event (journal, boot, seq) WHERE "
                + where;
    }

    /**
     * Gives the table of an older version the columns that have come since, at its end.
     *
     * @throws SQLException when the store cannot be used
     */
    private static void grow(Statement statement) throws SQLException {
        Set<String> there = new HashSet<>();
        try (ResultSet column = statement.executeQuery("PRAGMA table_info(sample)")) {
            while (column.next()) {
                there.add(column.getString("name"));
            }
        }
        for (Column column : NUMBERS) {
            if (!there.contains(name(column))) {
                statement.execute("ALTER TABLE sample ADD COLUMN " + name(column) + " INTEGER");
            }
        }
    }

    /** Name of a column in the table. */
    static String name(Column column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return name.equals("range") ? "current_range" : name;
    }
}
