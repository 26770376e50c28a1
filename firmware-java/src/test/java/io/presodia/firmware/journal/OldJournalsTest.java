package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals of the versions before are read as they are and grow when they are written to. */
class OldJournalsTest {
    private static final long SCAN = 50_000_000;

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();

    private Path file() {
        return folder.resolve("journal.db");
    }

    private Journal open() throws JournalException {
        return Journal.open(file(), Entries.IDENTITY, clock, JournalOptions.virtualTime());
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static EstimateRow half() {
        Estimated[] pairs = new Estimated[EstimateRow.PAIRS];
        Arrays.fill(pairs, new Estimated(0.5, 0.1));
        return EstimateRow.of(pairs, 0.5);
    }

    /** A journal as that version left it: version 2 had no estimates, 1 no checkpoints either. */
    private void writeOld(int version) throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            journal.append(Entries.sample("r1", 1));
            journal.append(Entries.event("r1", 2));
            journal.append(new JournalEntry.Checkpoint("r1", 1, 9 * SCAN, Bytes.ofUtf8("x")));
            journal.append(new JournalEntry.Checkpoint(null, 0, 9 * SCAN, Bytes.ofUtf8("board")));
        }
        execute("DROP TABLE estimate", "DROP TABLE estimator_state");
        if (version == 1) {
            execute("DROP TABLE resume_point");
        }
        execute("PRAGMA user_version = " + version);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anOldJournalIsReadWithoutWhatItHasNot(int version) throws Exception {
        writeOld(version);

        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 9))
                    .extracting(Stored::entry)
                    .containsExactly(Entries.sample("r1", 1));
            assertThat(reader.lastEstimatorState("r1")).isEmpty();
            boolean checkpoints = version == 2;
            assertThat(reader.lastCheckpoint("r1").isPresent()).isEqualTo(checkpoints);
            assertThat(reader.lastBoardCheckpoint().isPresent()).isEqualTo(checkpoints);
            assertThat(reader.lastNanosOf(1)).isEqualTo(checkpoints ? 9 * SCAN : 2 * SCAN);
            assertThat(reader.lastRowBefore(2).orElseThrow().nanos())
                    .isEqualTo(checkpoints ? 9 * SCAN : 2 * SCAN);
        }
        assertThat(Entries.rows(file(), "pragma_user_version WHERE user_version = " + version))
                .as("reading changes nothing")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anOldJournalThatIsWrittenToTakesAllThatANewOneTakes(int version) throws Exception {
        writeOld(version);
        try (Journal journal = open()) {
            assertThat(journal.bootId()).isEqualTo(2);
            journal.append(Entries.estimated("r1", 20, half()));
            journal.append(new JournalEntry.Checkpoint("r1", 1, 21 * SCAN, Bytes.ofUtf8("new")));
            journal.append(
                    new JournalEntry.EstimatorState("r1", 1, 22 * SCAN, Bytes.ofUtf8("filter")));
        }

        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 9))
                    .extracting(Stored::entry)
                    .containsExactly(Entries.sample("r1", 1), Entries.estimated("r1", 20, half()));
            assertThat(reader.lastCheckpoint("r1").orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("new"));
            assertThat(reader.lastEstimatorState("r1").orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("filter"));
        }
        assertThat(Entries.rows(file(), "pragma_user_version WHERE user_version = 3")).isEqualTo(1);
        // Opened once more it is one of ours like any other.
        open().close();
    }

    @Test
    void noRowOfAnyTableOfMeasurementsCanBeChanged() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            journal.append(Entries.estimated("r1", 1, half()));
            journal.append(
                    new JournalEntry.InputFile("r1", 3, "cell.yaml", Bytes.ofUtf8("mass: 1 mg")));
            journal.append(
                    new JournalEntry.PulseResistance("r1", 1, 10, 3, "dcr", 1e-4, 1, 95.5, 0.7));
            journal.append(
                    new JournalEntry.BurstPoints(
                            "r1", 1, 11, 3, List.of(new BurstPoint(11, 3.1, 1e-4))));
            journal.append(new JournalEntry.Checkpoint("r1", 1, 12, Bytes.ofUtf8("x")));
            journal.append(new JournalEntry.EstimatorState("r1", 1, 13, Bytes.ofUtf8("y")));
            journal.append(
                    new JournalEntry.RunEnded("r1", 1, 14, RunOutcome.COMPLETED, "", "done"));
        }

        for (String table :
                List.of(
                        "boot",
                        "run",
                        "run_property",
                        "run_end",
                        "input_file",
                        "sample",
                        "event",
                        "pulse",
                        "burst",
                        "burst_point",
                        "resume_point",
                        "estimate",
                        "estimator_state")) {
            assertThat(Entries.rows(file(), table)).as(table).isPositive();
            String key =
                    table.startsWith("run") || table.equals("input_file") ? "run_no" : "boot_id";
            assertThatThrownBy(() -> execute("UPDATE " + table + " SET " + key + " = 77"))
                    .as(table)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("rows of " + table + " are never changed");
        }
    }

    @Test
    void theFileNamesEveryNumberItUses() throws Exception {
        open().close();

        assertThat(Entries.rows(file(), "code")).isEqualTo(5 + 7 + 3);
        assertThat(
                        Entries.rows(
                                file(),
                                "code WHERE (kind, number, name) IN (VALUES"
                                        + " ('quality', 0, 'good'),"
                                        + " ('quality', 1, 'saturated'),"
                                        + " ('quality', 2, 'stale'),"
                                        + " ('quality', 3, 'bus_fault'),"
                                        + " ('quality', 4, 'missing'),"
                                        + " ('reason', 0, 'time'),"
                                        + " ('reason', 1, 'voltage'),"
                                        + " ('reason', 2, 'current'),"
                                        + " ('reason', 3, 'step_start'),"
                                        + " ('reason', 4, 'step_end'),"
                                        + " ('reason', 5, 'trip'),"
                                        + " ('reason', 6, 'request'),"
                                        + " ('clock_quality', 0, 'synchronized'),"
                                        + " ('clock_quality', 1, 'unsynchronized'),"
                                        + " ('clock_quality', 2, 'virtual'))"))
                .isEqualTo(15);
    }
}
