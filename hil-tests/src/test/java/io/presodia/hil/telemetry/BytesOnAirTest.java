package io.presodia.hil.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.push.Budget;
import io.presodia.firmware.push.PushSettings;
import io.presodia.firmware.service.JournalLog;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.firmware.telemetry.BatchWriter;
import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.JournalRows;
import io.presodia.firmware.telemetry.SenmlPack;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.SenmlWriter;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.firmware.telemetry.WireFormat;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Size of the rows of a real run on the virtual bench, with its noise and its record rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BytesOnAirTest {
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: an-hour
            record: {every: 10 s, on_voltage_change_mV: 5}
            steps:
              - rest: 5 min
              - cc: {rate_C: 0.5, until: [{voltage: window_upper}, {time: 40 min}]}
              - rest: 5 min
              - cc: {rate_C: -0.5, until: [{voltage: window_lower}, {time: 20 min}]}
            """;

    private static final int BATCH = 60;

    /**
     * DTLS record with connection id, CoAP header, token, path and block options, with Californium.
     */
    private static final int OVERHEAD = 61;

    /** What a pack of four channels in their runs says of itself; a daemon's was 984 bytes. */
    private static final int HELLO_BYTES = 1000;

    private static final double MONTH_SECONDS = 30 * 86_400;

    /** The five quantities of the agreement, and what says when, where and of what they are. */
    private static final Set<Column> AGREED =
            EnumSet.of(
                    Column.MONOTONIC,
                    Column.WALL_LESS_MONOTONIC,
                    Column.CLOCK_QUALITY,
                    Column.CHANNEL,
                    Column.RUN,
                    Column.QUALITY,
                    Column.VOLTAGE,
                    Column.CURRENT,
                    Column.TEMPERATURE,
                    Column.PRESSURE,
                    Column.SOC);

    @TempDir private static Path folder = Path.of("");

    private List<TelemetryRow> rows = List.of();
    private String journalId = "";
    private Path journal = Path.of("");

    @BeforeAll
    void runAnHour() throws Exception {
        String protocol = Sessions.write(folder, "an-hour.yaml", PROTOCOL);
        RunResult run = Sessions.run(folder.resolve("run"), protocol, "nco-sn-3wt", 500, 5);
        journal = run.folder().journal();
        try (JournalReader reader = JournalReader.open(journal)) {
            journalId = reader.journalId();
            Map<Cursor, TelemetryRow> all = new HashMap<>();
            for (Stored<JournalEntry.Sample> sample : reader.samples(Cursor.START, 100_000)) {
                all.put(sample.cursor(), JournalRows.of(sample));
            }
            for (Stored<JournalEntry.Event> event : reader.events(Cursor.START, 100_000)) {
                all.put(event.cursor(), new TelemetryRow.Event(event));
            }
            rows =
                    all.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(Map.Entry::getValue)
                            .toList();
        }
        assertThat(rows).hasSizeGreaterThan(400);
    }

    private List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from + BATCH <= rows.size(); from += BATCH) {
            List<TelemetryRow> some = rows.subList(from, from + BATCH);
            Cursor first = some.getFirst().cursor();
            batches.add(new Batch(journalId, first.bootId(), first.seq(), false, some));
        }
        return batches;
    }

    private double bytesPerSample(Set<Column> columns, boolean withEvents) {
        long bytes = 0;
        long samples = 0;
        for (Batch batch : batches()) {
            if (withEvents
                    || batch.rows().stream().allMatch(TelemetryRow.Sample.class::isInstance)) {
                bytes += BatchWriter.write(batch, columns).length + OVERHEAD;
                samples += batch.rows().size();
            }
        }
        return (double) bytes / samples;
    }

    /** Journal rows are contiguous by construction: a batch would refuse a hole. */
    @Test
    void everyRowOfTheRunComesBackToTheLastStep() throws Exception {
        for (Batch batch : batches()) {
            assertThat(BatchReader.read(BatchWriter.write(batch))).isEqualTo(batch);
        }
    }

    /** As a receiver pulls it: page by page from the file. */
    @Test
    void theLogServesEveryRowOnceAndInOrder() throws Exception {
        List<Cursor> served = new ArrayList<>();
        try (JournalLog log = new JournalLog(journal)) {
            Batch batch = log.after(Cursor.START, 97);
            while (batch != null) {
                batch.rows().forEach(row -> served.add(row.cursor()));
                batch = log.after(batch.end(), 97);
            }
            assertThat(log.newest()).isEqualTo(served.getLast());
        }
        assertThat(served).isEqualTo(rows.stream().map(TelemetryRow::cursor).toList());
    }

    @Test
    void theAgreedQuantitiesTakeTwelveBytesASampleOrLess() {
        double agreed = bytesPerSample(AGREED, false);
        Sessions.figure("bytes on air a sample, voltage to SOC, batches of 60: %.2f", agreed);
        assertThat(agreed).isLessThanOrEqualTo(12);
    }

    @Test
    void theSizeOfWholeRowsIsReported() {
        Set<Column> all = EnumSet.allOf(Column.class);
        double whole = bytesPerSample(all, false);
        double withEvents = bytesPerSample(all, true);
        Sessions.figure("bytes on air a sample, whole rows, batches of 60: %.2f", whole);
        Sessions.figure("bytes on air a row, whole rows and events: %.2f", withEvents);
        double batch = withEvents * BATCH - OVERHEAD + Budget.OVERHEAD_BYTES;
        double batches = MONTH_SECONDS / BATCH * batch * 1e-6;
        double hellos =
                MONTH_SECONDS
                        / PushSettings.CELLULAR.statusSeconds()
                        * (HELLO_BYTES + Budget.OVERHEAD_BYTES)
                        * 1e-6;
        Sessions.figure(
                "MB on air a pack and month, one row a second: %.1f, and %.1f of signs of life",
                batches, hellos);
        assertThat(batches + hellos).isLessThan(100);
        assertThat(whole).isLessThanOrEqualTo(23);
    }

    @Test
    void theSizeOfALiveReadingIsReported() {
        TelemetryRow.Sample sample = (TelemetryRow.Sample) rows.get(rows.size() / 2);
        List<SenmlRecord> records = new ArrayList<>();
        for (Column column :
                List.of(
                        Column.VOLTAGE,
                        Column.CURRENT,
                        Column.TEMPERATURE,
                        Column.PRESSURE,
                        Column.SOC)) {
            records.add(
                    SenmlRecord.of(
                            "ch1/" + column.name().charAt(0), column.unit(), sample.value(column)));
        }
        SenmlPack pack = new SenmlPack("urn:dev:ops:32473-bench.4-virtual.1:", 1.767e9, records);
        int cbor = SenmlWriter.write(pack, WireFormat.CBOR).length;
        int json = SenmlWriter.write(pack, WireFormat.JSON).length;
        Sessions.figure(
                "bytes of a live reading of five quantities: SenML-CBOR %d, SenML-JSON %d",
                cbor, json);
        assertThat(cbor).isLessThan(json);
    }
}
