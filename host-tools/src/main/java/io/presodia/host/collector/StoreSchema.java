package io.presodia.host.collector;

import io.presodia.firmware.telemetry.Column;
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

    /** What makes the tables where they are missing. */
    static List<String> tables() {
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

    /**
     * Gives the table of an older version the columns that have come since, at its end.
     *
     * @throws SQLException when the store cannot be used
     */
    static void grow(Statement statement) throws SQLException {
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
