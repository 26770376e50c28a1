package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of two runs, several boots and estimates is read back, and by whom. */
class JournalReaderTest {
    private static final long SCAN = 50_000_000;

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();

    private Path file() {
        return folder.resolve("journal.db");
    }

    private Journal open() throws JournalException {
        return Journal.open(file(), Entries.IDENTITY, clock, JournalOptions.virtualTime());
    }

    private void write(JournalEntry... entries) throws JournalException {
        try (Journal journal = open()) {
            journal.appendAll(List.of(entries));
        }
    }

    private static void commit(Journal journal, JournalEntry... entries) throws JournalException {
        journal.appendAll(List.of(entries));
        try {
            journal.flush();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JournalReader reader() throws JournalException {
        return JournalReader.open(file());
    }

    private static JournalEntry.RunEnded ended(String runId) {
        return new JournalEntry.RunEnded(runId, 1, 99, RunOutcome.STOPPED, "", "lunch");
    }

    private static List<Long> seqs(JournalReader reader, String runId) throws JournalException {
        List<Long> numbers = new ArrayList<>();
        reader.forEachSample(runId, sample -> numbers.add(sample.cursor().seq()));
        return numbers;
    }

    /** As when rows are committed between a look at the samples and one at the events. */
    @Test
    void whatIsReadAtOneMomentHasNothingOfALaterCommitAndThenAllOfIt() throws Exception {
        try (Journal journal = open();
                JournalReader reader = reader()) {
            commit(journal, Entries.runStarted("r1"), Entries.sample("r1", 1));
            List<Long> seen =
                    reader.atOneMoment(() -> {
                        List<Long> numbers = seqs(reader, "r1");
                        commit(journal, Entries.sample("r1", 2), Entries.event("r1", 3));
                        reader.events(Cursor.START, 10)
                                .forEach(event -> numbers.add(event.cursor().seq()));
                        return numbers;
                    });
            assertThat(seen)
                    .as("the sample, then the beginning of the run")
                    .containsExactly(2L, 1L);
            assertThat(seqs(reader, "r1")).containsExactly(2L, 3L);
            assertThat(reader.events(Cursor.START, 10)).hasSize(2);
        }
    }

    @Test
    void eachOfTwoRunsHasItsOwnSamplesEventsAndEnd() throws Exception {
        write(
                Entries.runStarted("r1"),
                Entries.sample("r1", 1),
                Entries.runStarted("r2"),
                Entries.sample("r2", 2),
                Entries.sample("r1", 3),
                Entries.event("r2", 4),
                Entries.runStarted("r3"),
                ended("r2"));

        try (JournalReader reader = reader()) {
            assertThat(seqs(reader, "r1")).containsExactly(2L, 5L);
            assertThat(seqs(reader, "r2")).containsExactly(4L);
            assertThat(seqs(reader, "r3")).isEmpty();
            assertThat(seqs(reader, "nobody")).isEmpty();
            assertThat(reader.hasSamples("r1")).isTrue();
            assertThat(reader.hasSamples("r2")).isTrue();
            assertThat(reader.hasSamples("r3")).isFalse();
            assertThat(reader.eventsOf("r2"))
                    .extracting(event -> event.entry().kind())
                    .containsExactly("run_started", "over_voltage", "run_ended");
            assertThat(reader.runs())
                    .extracting(RunRecord::runId)
                    .containsExactly("r1", "r2", "r3");
            assertThat(reader.run("r2").orElseThrow().ended())
                    .isNotNull()
                    .extracting(Stored::entry)
                    .isEqualTo(ended("r2"));
            assertThat(reader.run("r1").orElseThrow().ended()).isNull();
            assertThat(reader.run("nobody")).isEmpty();
        }
    }

    @Test
    void theBeginningOfARunTellsAProgramAllThatWasSaidOfIt() throws Exception {
        var unnamed =
                new JournalEntry.RunStarted(
                        "r2",
                        3,
                        7,
                        "c",
                        "p",
                        "",
                        "",
                        null,
                        SCAN,
                        "cal",
                        Map.of("b", "2", "a", "1"));
        write(Entries.runStarted("r1"), unnamed);

        try (JournalReader reader = reader()) {
            var first = reader.eventsOf("r1").getFirst().entry();
            assertThat(first.text())
                    .isEqualTo("run r1 of first-cycle-activation on nco-sn-3wt began");
            assertThat(first.severity()).isEqualTo(Tier.INFORM);
            assertThat(first.dataJson())
                    .isEqualTo(
                            ("{'cell':'nco-sn-3wt','protocol':'first-cycle-activation',"
                                            + "'sample_id':'P-17','operator':'K. Lab','seed':42,"
                                            + "'scan_period_ns':50000000,"
                                            + "'calibration_id':'bench-4/2026-01-01',"
                                            + "'properties':{'cathode_active_mg':'2.5'}}")
                                    .replace('\'', '"'));
            assertThat(reader.eventsOf("r2").getFirst().entry().dataJson())
                    .doesNotContain("seed")
                    .endsWith("\"properties\":{\"a\":\"1\",\"b\":\"2\"}}");
            assertThat(reader.run("r2").orElseThrow().started().entry()).isEqualTo(unnamed);
        }
    }

    @Test
    void theEndOfARunIsAnEventWithItsOutcome() throws Exception {
        write(
                Entries.runStarted("r1"),
                new JournalEntry.RunEnded(
                        "r1", 1, 9, RunOutcome.TRIPPED, "gas", "gas is too much"));

        try (JournalReader reader = reader()) {
            var event = reader.eventsOf("r1").getLast().entry();
            assertThat(event.kind()).isEqualTo("run_ended");
            assertThat(event.text()).isEqualTo("gas is too much");
            assertThat(event.dataJson()).isEqualTo("{\"outcome\":\"tripped\",\"trip\":\"gas\"}");
        }
    }

    @Test
    void whatWasHeldForTrueComesBackWithItsSample() throws Exception {
        EstimateRow all =
                new EstimateRow(
                        new Estimated(0.5, 0.01),
                        new Estimated(0.6, 0.02),
                        new Estimated(0.7, 0.03),
                        new Estimated(30, 0.4),
                        new Estimated(-2, 0.5),
                        new Estimated(3, 0.6),
                        new Estimated(100, 0.7),
                        new Estimated(95, 0.8),
                        0.25);
        EstimateRow little =
                new EstimateRow(
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        new Estimated(95, 0.8),
                        Double.NaN);
        write(
                Entries.runStarted("r1"),
                Entries.estimated("r1", 1, all),
                Entries.sample("r1", 2),
                Entries.estimated("r1", 3, little));

        try (JournalReader reader = reader()) {
            assertThat(reader.samples(Cursor.START, 9))
                    .extracting(Stored::entry)
                    .containsExactly(
                            Entries.estimated("r1", 1, all),
                            Entries.sample("r1", 2),
                            Entries.estimated("r1", 3, little));
        }
    }

    @Test
    void theNewestStateOfTheEstimatorsIsKeptAndTheOneBefore() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= 4; i++) {
                journal.append(new JournalEntry.EstimatorState("r1", 1, i, Bytes.ofUtf8("n" + i)));
                journal.flush();
            }
        }
        try (JournalReader reader = reader()) {
            assertThat(reader.lastEstimatorState("r1").orElseThrow().entry())
                    .isEqualTo(new JournalEntry.EstimatorState("r1", 1, 4, Bytes.ofUtf8("n4")));
            assertThat(reader.lastEstimatorState("r2")).isEmpty();
        }
        assertThat(Entries.rows(file(), "estimator_state")).isEqualTo(2);
    }

    @Test
    void theLastSignOfLifeIsARowOrACheckpointWhicheverIsLater() throws Exception {
        write(Entries.runStarted("r1"), Entries.sample("r1", 3), Entries.event("r1", 4));
        write();
        write(new JournalEntry.Checkpoint("r1", 1, 70 * SCAN, Bytes.ofUtf8("x")));
        write(Entries.sample("r1", 80));
        write();
        write(new JournalEntry.EstimatorState("r1", 1, 90 * SCAN, Bytes.ofUtf8("learnt")));

        try (JournalReader reader = reader()) {
            assertThat(reader.lastNanosOf(6)).isEqualTo(90 * SCAN);
            assertThat(reader.lastNanosOf(1)).isEqualTo(4 * SCAN);
            assertThat(reader.lastNanosOf(2)).isEqualTo(Long.MIN_VALUE);
            assertThat(reader.lastNanosOf(3)).isEqualTo(70 * SCAN);
            assertThat(reader.lastNanosOf(4)).isEqualTo(80 * SCAN);
            assertThat(reader.lastRowBefore(1)).isEmpty();
            assertThat(reader.lastRowBefore(3))
                    .isEqualTo(
                            Optional.of(
                                    new LastRow(
                                            new Cursor(1, 3),
                                            4 * SCAN,
                                            Rows.toNanos(VirtualTimebase.EPOCH) + 4 * SCAN,
                                            ClockQuality.VIRTUAL)));
            // The checkpoint follows row 3 of the boots before.
            assertThat(reader.lastRowBefore(4).orElseThrow().cursor()).isEqualTo(new Cursor(3, 3));
            assertThat(reader.lastRowBefore(6).orElseThrow().cursor()).isEqualTo(new Cursor(4, 4));
        }
    }

    @Test
    void checkpointsOfTheBoardAreNoRunsAndTheOtherWayRound() throws Exception {
        write(
                Entries.runStarted("r1"),
                new JournalEntry.Checkpoint("r1", 1, 5, Bytes.ofUtf8("of the run")));
        try (JournalReader reader = reader()) {
            assertThat(reader.lastBoardCheckpoint()).isEmpty();
            assertThat(reader.lastCheckpoint("r1")).isPresent();
        }
        write(new JournalEntry.Checkpoint(null, JournalEntry.BOARD, 6, Bytes.ofUtf8("board")));
        try (JournalReader reader = reader()) {
            assertThat(reader.lastBoardCheckpoint().orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("board"));
            assertThat(reader.lastCheckpoint("r1").orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("of the run"));
        }
    }

    @Test
    void anEventOfTheBoardNamesNoRunInTheFileEither() throws Exception {
        write(
                Entries.runStarted("r1"),
                JournalEntry.Event.of("boot", Tier.INFORM, JournalEntry.BOARD, null, 0, "begun"));

        assertThat(Entries.rows(file(), "event WHERE run_no IS NULL")).isEqualTo(1);
        assertThat(Entries.rows(file(), "event WHERE run_no = 1")).isEqualTo(1);
    }

    @Test
    void aFileThatWasChangedIsNotPassedOffAsTheOneThatWentIn() throws Exception {
        write(
                Entries.runStarted("r1"),
                new JournalEntry.InputFile("r1", 3, "cell.yaml", Bytes.ofUtf8("mass: 2.5 mg")));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER input_file_is_final");
            statement.execute("UPDATE input_file SET content = x'00'");
        }
        try (JournalReader reader = reader()) {
            assertThatThrownBy(() -> reader.inputFiles("r1"))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("journal.db")
                    .rootCause()
                    .hasMessageContaining("cell.yaml does not have its SHA-256 any more");
        }
    }

    @Test
    void aReaderThatIsClosedReadsNothing() throws Exception {
        write(Entries.runStarted("r1"));
        JournalReader reader = reader();
        assertThat(reader.runs()).hasSize(1);
        reader.close();

        assertThatThrownBy(reader::runs).isInstanceOf(JournalException.class);
        reader.close();
    }

    @Test
    void aRunWhoseBootIsMissingIsADamageThatIsNamed() throws Exception {
        write(Entries.runStarted("r1"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM boot");
        }
        try (JournalReader reader = reader()) {
            assertThatThrownBy(reader::runs).rootCause().hasMessage("run 1 has no boot 1");
        }
    }
}
