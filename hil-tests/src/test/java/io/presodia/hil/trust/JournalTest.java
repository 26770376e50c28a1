package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The journal says of every sample what it is, and of every run what it was made from. */
class JournalTest {
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            # A comment that must survive: Ω µ.
            name: journal
            record: {every: 10 s, on_voltage_change_mV: 20}
            steps:
              - rest: 30 s
              - cc: {rate_C: 0.2, until: {time: 5 min}}
              - rest: 30 s
              - cc: {rate_C: -0.2, until: [{voltage: window_lower}, {time: 5 min}]}
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void everySampleHasItsReasonQualityBootAndNumberAndEveryInputItsBytesAndHash()
            throws Exception {
        String cell = Sessions.write(folder, "my-cell.yaml", CellFile.OWN.yaml());
        String protocol = Sessions.write(folder, "journal.yaml", PROTOCOL);
        RunResult run = Sessions.run(folder.resolve("run"), protocol, cell, 50, 1);

        assertThat(run.completed()).as(run.status().text()).isTrue();
        try (JournalReader reader = JournalReader.open(run.folder().journal())) {
            RunRecord record = reader.run(run.status().runId()).orElseThrow();
            assertIdentity(record);
            assertSamples(reader, record);
            assertInputs(reader, run, Path.of(cell), Path.of(protocol));
        }
    }

    private static void assertIdentity(RunRecord record) {
        JournalEntry.RunStarted started = record.started().entry();
        assertThat(started.sampleId()).isEqualTo("sample-1");
        assertThat(started.operator()).isEqualTo("acceptance");
        assertThat(started.seed()).isEqualTo(1);
        assertThat(started.calibrationId()).isEqualTo("bench-4-virtual-2025-12");
        assertThat(record.boot().identity().virtual()).isTrue();
        assertThat(record.boot().identity().softwareVersion()).isEqualTo("1.2.3");
        assertThat(record.boot().identity().softwareCommit()).isEqualTo("0123456789abcdef");
    }

    private static void assertSamples(JournalReader reader, RunRecord record) throws Exception {
        List<Stored<JournalEntry.Sample>> samples = new ArrayList<>();
        reader.forEachSample(record.runId(), samples::add);
        Set<RecordReason> reasons = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        long lastNanos = Long.MIN_VALUE;
        for (Stored<JournalEntry.Sample> stored : samples) {
            JournalEntry.Sample sample = stored.entry();
            reasons.add(sample.reason());
            assertThat(stored.cursor().bootId()).isEqualTo(record.boot().bootId());
            assertThat(numbers.add(stored.cursor().seq())).as("seq once").isTrue();
            assertThat(stored.clockQuality()).isEqualTo(ClockQuality.VIRTUAL);
            assertThat(sample.nanos()).isGreaterThan(lastNanos);
            lastNanos = sample.nanos();
            assertThat(sample.volts().quality()).isEqualTo(Quality.GOOD);
            assertThat(sample.amperes().quality()).isEqualTo(Quality.GOOD);
            assertThat(sample.volts().nanos())
                    .as("its own time")
                    .isLessThan(sample.nanos() + 50_000_000);
            assertThat(sample.cellCelsius().quality()).isNotNull();
            assertThat(sample.stackPascals().quality()).isNotNull();
        }
        assertThat(samples).hasSizeGreaterThan(40);
        assertThat(reasons)
                .contains(
                        RecordReason.STEP_START,
                        RecordReason.TIME,
                        RecordReason.VOLTAGE,
                        RecordReason.STEP_END);
        assertNoGap(reader, numbers);
        Sessions.figure("journal: %d samples, reasons %s", samples.size(), reasons);
    }

    /** Samples and events share one counter: together they have every number from 1. */
    private static void assertNoGap(JournalReader reader, Set<Long> numbers) throws Exception {
        Set<Long> all = new HashSet<>(numbers);
        Cursor beginning = new Cursor(0, 0);
        for (Stored<JournalEntry.Event> event : reader.events(beginning, Integer.MAX_VALUE)) {
            assertThat(all.add(event.cursor().seq())).as("seq once").isTrue();
        }
        for (long seq = 1; seq <= all.size(); seq++) {
            assertThat(all).contains(seq);
        }
    }

    private static void assertInputs(JournalReader reader, RunResult run, Path cell, Path protocol)
            throws Exception {
        Path root = Path.of("..", "board-configs");
        JsonNode listed = Sessions.summary(run).path("provenance").path("input_files");
        List<String> names = new ArrayList<>();
        for (JournalEntry.InputFile input : reader.inputFiles(run.status().runId())) {
            names.add(input.name());
            byte[] bytes = input.content().toArray();
            Path source =
                    input.name().equals("cells/my-cell.yaml")
                            ? cell
                            : input.name().equals("protocols/journal.yaml")
                                    ? protocol
                                    : root.resolve(input.name());
            assertThat(bytes).as(input.name()).isEqualTo(Files.readAllBytes(source));
            assertThat(run.folder().inputs().resolve(input.name())).hasBinaryContent(bytes);
            assertThat(input.content().sha256()).isEqualTo(sha256(bytes));
        }
        assertThat(names)
                .contains(
                        "boards/bench-4.yaml",
                        "calibrations/bench-4-virtual.yaml",
                        "cells/my-cell.yaml",
                        "materials/nacro2.yaml",
                        "materials/sn.yaml",
                        "protocols/journal.yaml");
        assertThat(listed).hasSameSizeAs(names);
        for (JsonNode file : listed) {
            Path copy = run.folder().inputs().resolve(file.path("name").asString());
            assertThat(file.path("sha256").asString()).isEqualTo(sha256(Files.readAllBytes(copy)));
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
