package io.presodia.host.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.ColumnValues;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.host.run.RunData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores of older and newer versions, and files that are none. */
class RowStoreVersionTest {
    @TempDir private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("rows.db");
    }

    private void sql(String script) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String one : script.split(";\\s*\\n", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private static String firstVersion() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        RowStoreVersionTest.class.getResourceAsStream("rows-first-version.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TelemetryRow.Sample sample(long seq, double volts) {
        Map<Column, Long> values = new EnumMap<>(Column.class);
        for (Column column :
                List.of(Column.CLOCK_QUALITY, Column.REASON, Column.QUALITY, Column.RUN_TIME)) {
            values.put(column, 0L);
        }
        values.put(Column.CHANNEL, 1L);
        values.put(Column.MONOTONIC, 1000 * seq);
        values.put(Column.WALL_LESS_MONOTONIC, 0L);
        values.put(Column.VOLTAGE, Column.VOLTAGE.steps(volts));
        values.put(Column.SODIUM_LIMITED, 50L);
        return new TelemetryRow.Sample(
                new Cursor(1, seq), "run-a", "charge", "cc", ColumnValues.of(values));
    }

    /** The second has had a column dropped, so that one comes back behind its younger ones. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ALTER TABLE sample DROP COLUMN pressure"})
    void aStoreOfTheFirstVersionLosesNothingAndGoesOn(String damage) throws Exception {
        sql(firstVersion());
        sql(damage);
        try (RowStore store = RowStore.open(file())) {
            assertThat(store.introduce("journal-1", "pack-1", "{}")).isEqualTo(new Cursor(1, 4));
            Batch more = new Batch("journal-1", 1, 5, false, List.of(sample(5, 3.5)));
            assertThat(store.take(more, "pack-1", 1)).isEqualTo(new Cursor(1, 5));
            RunData run = StoredRuns.read(store, "journal-1", "run-a");
            assertThat(run.volts()).containsExactly(3.0625, 3.5);
            assertThat(run.stackPascals()[1]).isNaN();
            assertThat(run.events()).hasSize(1);
            new PackBook(store).seen("pack-1", "{}", 900, 1);
            assertThat(Fleet.of(store, 1).getFirst().missingWhy()).isEqualTo("2 quota");
        }
        try (RowStore again = RowStore.open(file())) {
            assertThat(again.introduce("journal-1", "pack-1", "{}")).isEqualTo(new Cursor(1, 5));
        }
    }

    /** Version 1 had indexes by clock, though the page asks by number. */
    @Test
    void aStoreOfTheFirstVersionGetsTheIndexesThatThePageAsksFor() throws Exception {
        sql(firstVersion());
        sql(
                """
                CREATE INDEX event_alarm ON event (journal, wall_ns) WHERE tier > 0;
                CREATE INDEX event_cleared ON event (journal, wall_ns) WHERE kind = 'latch_cleared';
                PRAGMA user_version = 1;
                """);
        RowStore.open(file()).close();
        assertThat(texts("SELECT name FROM sqlite_schema WHERE name LIKE 'event_%'"))
                .containsExactlyInAnyOrder("event_tier", "event_latch", "event_hold");
        assertThat(texts("PRAGMA user_version")).containsExactly("2");
    }

    @Test
    void alarmsAndHoldsAreFoundByTheirIndexesAndNeedNoSorting() throws Exception {
        RowStore.open(file()).close();
        String found = "SEARCH event USING INDEX ";
        assertThat(plan(Alarm.RECENT))
                .contains(found + "event_tier (journal=?)", found + "event_latch (journal=?)");
        assertThat(plan(Hold.RECENT)).contains(found + "event_hold (journal=?)");
        Map<String, String> indexes =
                Map.of("tier", Alarm.ALARMS, "latch", Alarm.CLEARED, "hold", Hold.HOLDS);
        for (Map.Entry<String, String> index : indexes.entrySet()) {
            String asks =
                    "SELECT text FROM event INDEXED BY event_%s WHERE journal = 1 AND %s"
                            .formatted(index.getKey(), index.getValue());
            assertThat(plan(asks + " ORDER BY boot DESC, seq DESC LIMIT 200"))
                    .containsExactly(found + "event_" + index.getKey() + " (journal=?)");
        }
    }

    private List<String> plan(String sql) throws Exception {
        return texts("EXPLAIN QUERY PLAN " + sql.replaceAll("\\?\\d", "1"), "detail");
    }

    private List<String> texts(String sql) throws Exception {
        return texts(sql, "");
    }

    private List<String> texts(String sql, String column) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(column.isEmpty() ? row.getString(1) : row.getString(column));
            }
        }
        return texts;
    }

    @Test
    void aStoreOfANewerVersionIsRefusedWithItsNameAndVersion() throws Exception {
        RowStore.open(file()).close();
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> RowStore.open(file()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        file()
                                + " has store version 99, this software reads up to 2: use a newer"
                                + " Presodia");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherProgramIsRefusedAndNotTouched() throws Exception {
        sql("CREATE TABLE sample (a INTEGER)");
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> RowStore.open(file()))
                .hasMessageContaining(file() + " is a SQLite file, but not a store");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        Files.writeString(
                file(), "not even a database, but long enough to look like one".repeat(9));
        assertThatThrownBy(() -> RowStore.open(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot use the store " + file());
    }
}
