package io.presodia.firmware.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.scan.RecordReason;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final long EPOCH_NANOS = Rows.toNanos(VirtualTimebase.EPOCH);

    @TempDir Path folder;
    private final VirtualTimebase clock = new VirtualTimebase();

    private Path file() {
        return folder.resolve("journal.db");
    }

    private Journal open() throws JournalException {
        return Journal.open(file(), Entries.IDENTITY, clock, JournalOptions.virtualTime());
    }

    @Test
    void whatIsAppendedIsReadBackUnchanged() throws Exception {
        var started = Entries.runStarted("r1");
        var sample = Entries.sample("r1", 7);
        var event = Entries.event("r1", 8);
        var input =
                new JournalEntry.InputFile("r1", 9, "cells/a.yaml", Bytes.ofUtf8("mass: 2.5 mg\n"));
        var pulse = new JournalEntry.PulseResistance("r1", 1, 10, 3, "dcr", 1e-4, 1.0, 95.5, 0.7);
        var burst =
                new JournalEntry.BurstPoints(
                        "r1",
                        1,
                        11,
                        3,
                        List.of(new BurstPoint(11, 3.1, 1e-4), new BurstPoint(12, 3.2, 1e-4)));
        var checkpoint = new JournalEntry.Checkpoint("r1", 1, 12, Bytes.ofUtf8("step 3"));
        var ended =
                new JournalEntry.RunEnded("r1", 1, 13, RunOutcome.TRIPPED, "over_voltage", "done");
        try (Journal journal = open()) {
            for (JournalEntry entry :
                    List.of(started, sample, event, input, pulse, burst, checkpoint, ended)) {
                journal.append(entry);
            }
        }
        try (JournalReader reader = JournalReader.open(file())) {
            RunRecord run = reader.run("r1").orElseThrow();
            assertThat(run.started().entry()).isEqualTo(started);
            assertThat(requireNonNull(run.ended()).entry()).isEqualTo(ended);
            assertThat(run.boot().identity()).isEqualTo(Entries.IDENTITY);
            assertThat(reader.samples(Cursor.START, 10))
                    .containsExactly(
                            new Stored<>(
                                    new Cursor(1, 2),
                                    EPOCH_NANOS + sample.nanos(),
                                    ClockQuality.VIRTUAL,
                                    sample));
            assertThat(reader.eventsOf("r1"))
                    .extracting(stored -> stored.entry().kind())
                    .containsExactly("run_started", "over_voltage", "run_ended");
            assertThat(reader.eventsOf("r1").get(1).entry()).isEqualTo(event);
            assertThat(reader.inputFiles("r1")).containsExactly(input);
            assertThat(reader.pulses("r1")).extracting(Stored::entry).containsExactly(pulse);
            assertThat(reader.bursts("r1")).extracting(Stored::entry).containsExactly(burst);
            var last = reader.lastCheckpoint("r1").orElseThrow();
            assertThat(last.entry()).isEqualTo(checkpoint);
            assertThat(last.cursor()).isEqualTo(new Cursor(1, 3));
        }
    }

    @Test
    void everyQualityAndReasonSurvivesTheFile() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            for (Quality quality : Quality.values()) {
                journal.append(withVolts(new Reading(2.5, 1, quality), RecordReason.TIME));
            }
            for (RecordReason reason : RecordReason.values()) {
                journal.append(withVolts(Reading.missing(1), reason));
            }
        }
        try (JournalReader reader = JournalReader.open(file())) {
            var samples = reader.samples(Cursor.START, 100);
            assertThat(samples.subList(0, 5))
                    .extracting(stored -> stored.entry().volts().quality())
                    .containsExactly(Quality.values());
            assertThat(samples.subList(5, 12))
                    .extracting(stored -> stored.entry().reason())
                    .containsExactly(RecordReason.values());
            assertThat(samples.getLast().entry().volts().value()).isNaN();
        }
    }

    private static JournalEntry.Sample withVolts(Reading volts, RecordReason reason) {
        var sample = Entries.sample("r1", 1);
        return new JournalEntry.Sample(
                sample.runId(),
                sample.channel(),
                sample.nanos(),
                sample.clock(),
                reason,
                volts,
                sample.amperes(),
                sample.cellCelsius(),
                sample.stackPascals(),
                sample.ambientCelsius(),
                sample.total(),
                sample.cycleStart(),
                sample.stepStart(),
                sample.uncountedSeconds(),
                sample.zeroAmperes(),
                sample.rangeIndex());
    }

    @Test
    void samplesAndEventsTogetherHaveEveryNumberOnce() throws Exception {
        try (Journal journal = open()) {
            assertThat(journal.append(Entries.runStarted("r1"))).isEqualTo(1);
            assertThat(journal.append(Entries.sample("r1", 1))).isEqualTo(2);
            assertThat(journal.append(new JournalEntry.Checkpoint("r1", 1, 2, Bytes.ofUtf8("x"))))
                    .isEqualTo(2);
            assertThat(journal.append(Entries.event("r1", 2))).isEqualTo(3);
            assertThat(journal.append(Entries.sample("r1", 3))).isEqualTo(4);
            journal.flush();
            assertThat(journal.acknowledgedSeq()).isEqualTo(4);
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 9))
                    .extracting(stored -> stored.cursor().seq())
                    .containsExactly(2L, 4L);
            assertThat(reader.events(Cursor.START, 9))
                    .extracting(stored -> stored.cursor().seq())
                    .containsExactly(1L, 3L);
            assertThat(reader.samples(new Cursor(1, 2), 9))
                    .extracting(stored -> stored.cursor().seq())
                    .containsExactly(4L);
            assertThat(reader.samples(Cursor.START, 1)).hasSize(1);
        }
    }

    @Test
    void openingAgainBeginsANewBootAndKnowsTheOldRuns() throws Exception {
        try (Journal journal = open()) {
            assertThat(journal.bootId()).isEqualTo(1);
            journal.append(Entries.runStarted("r1"));
            journal.append(Entries.sample("r1", 1));
        }
        clock.elapse(3_600_000_000_000L);
        try (Journal journal = open()) {
            assertThat(journal.bootId()).isEqualTo(2);
            assertThat(journal.append(Entries.sample("r1", 2))).isEqualTo(3);
            assertThatThrownBy(() -> journal.append(Entries.runStarted("r1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("r1");
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.samples(Cursor.START, 9))
                    .extracting(Stored::cursor)
                    .containsExactly(new Cursor(1, 2), new Cursor(2, 3));
            assertThat(reader.boots()).extracting(BootRecord::bootId).containsExactly(1L, 2L);
            assertThat(reader.boots().get(1).nanos()).isEqualTo(3_600_000_000_000L);
            assertThat(reader.journalId()).isEqualTo("journal-1");
        }
    }

    @Test
    void aRunEndsOnceAndNothingBelongsToAnUnknownRun() throws Exception {
        var ended = new JournalEntry.RunEnded("r1", 1, 3, RunOutcome.COMPLETED, "", "done");
        try (Journal journal = open()) {
            assertThatThrownBy(() -> journal.append(Entries.sample("r1", 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("never started");
            journal.append(Entries.runStarted("r1"));
            journal.append(ended);
            assertThatThrownBy(() -> journal.append(ended))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ended already");
        }
        try (Journal journal = open()) {
            assertThatThrownBy(() -> journal.append(ended))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void onlyTheNewestCheckpointsStay() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            for (int i = 1; i <= 5; i++) {
                journal.append(new JournalEntry.Checkpoint("r1", 1, i, Bytes.ofUtf8("n" + i)));
                journal.flush();
            }
        }
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.lastCheckpoint("r1").orElseThrow().entry().state())
                    .isEqualTo(Bytes.ofUtf8("n5"));
        }
        assertThat(Entries.rows(file(), "resume_point")).isEqualTo(RowInserter.CHECKPOINTS_KEPT);
    }

    @Test
    void wallClockJumpsLabelTheRowsAndNothingElse() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            journal.append(Entries.sample("r1", 1));
            clock.jumpWall(-7_200_000_000_000L);
            journal.append(Entries.sample("r1", 2));
        }
        try (JournalReader reader = JournalReader.open(file())) {
            var samples = reader.samples(Cursor.START, 9);
            assertThat(samples.get(1).wallNanos() - samples.get(0).wallNanos())
                    .isEqualTo(50_000_000L - 7_200_000_000_000L);
            assertThat(samples.get(1).cursor()).isGreaterThan(samples.get(0).cursor());
        }
    }

    @Test
    void measurementsCannotBeChanged() throws Exception {
        try (Journal journal = open()) {
            journal.append(Entries.runStarted("r1"));
            journal.append(Entries.sample("r1", 1));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE sample SET volts = 0"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void theFileExplainsItsCodes() throws Exception {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT name FROM code WHERE kind = 'quality' AND number = 3")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("bus_fault");
        }
    }

    @Test
    void aClosedJournalIsOneFileAndTakesNothingMore() throws Exception {
        Journal journal = open();
        journal.append(Entries.runStarted("r1"));
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(Entries.sample("r1", 1)))
                .isInstanceOf(IllegalStateException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aClosedJournalNeedsNoLogToBeRead() throws Exception {
        open().close();
        // SQLite file format, section 1.3: read and write version at offset 18, 1 = no WAL.
        assertThat(Arrays.copyOfRange(Files.readAllBytes(file()), 18, 20)).containsExactly(1, 1);
    }

    @Test
    void closingBesideAReaderKeepsEverything() throws Exception {
        Journal journal = open();
        journal.append(Entries.runStarted("r1"));
        journal.flush();
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.runs()).hasSize(1);
            journal.append(Entries.sample("r1", 1));
            journal.close();
            assertThat(reader.samples(Cursor.START, 9)).hasSize(1);
        }
    }

    @Test
    void filesOfOthersAndOfNewerVersionsAreRefused() throws Exception {
        Path foreign = folder.resolve("foreign.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE shopping (item TEXT)");
        }
        assertThatThrownBy(() ->
                        Journal.open(foreign, Entries.IDENTITY, clock, JournalOptions.realTime()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("foreign.db")
                .hasMessageContaining("not a Presodia journal");
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 4");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer Presodia");
        assertThatThrownBy(() -> JournalReader.open(file()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer Presodia");
        Path text = Files.writeString(folder.resolve("notes.txt"), "x".repeat(5000));
        assertThatThrownBy(() -> JournalReader.open(text))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> JournalReader.open(folder.resolve("absent.db")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("there is no journal");
    }

    @Test
    void aBoardEventBelongsToNoRun() throws Exception {
        try (Journal journal = open()) {
            journal.append(
                    JournalEntry.Event.of(
                            "boot", Tier.INFORM, JournalEntry.BOARD, null, 0, "firmware started"));
        }
        try (JournalReader reader = JournalReader.open(file())) {
            var event = reader.events(Cursor.START, 9).getFirst().entry();
            assertThat(event.runId()).isNull();
            assertThat(event.value()).isNaN();
        }
    }
}
