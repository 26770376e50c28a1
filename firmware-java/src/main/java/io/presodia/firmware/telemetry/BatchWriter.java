package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Writes batches as one CBOR array: version, journal, boot, first number, historical, texts, number
 * of samples, columns by number, and what is no sample. A column is an integer (the same for all),
 * bytes of {@link ColumnCodec}, or a pair of those where values are missing: which are there, and
 * the values that are. A column that is not there is missing throughout.
 */
public final class BatchWriter {
    static final int VERSION = 1;
    static final int FIELDS = 9;
    static final int EVENT = 1;
    static final int EVENT_FIELDS = 14;
    static final int GAP = 2;
    static final int GAP_FIELDS = 4;

    private final Batch batch;
    private final List<TelemetryRow.Sample> samples = new ArrayList<>();
    private final List<TelemetryRow> others = new ArrayList<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Set<Column> columns;
    private final JsonGenerator out;

    private BatchWriter(Batch batch, Set<Column> columns, JsonGenerator out) {
        this.batch = batch;
        this.columns = columns;
        this.out = out;
        for (TelemetryRow row : batch.rows()) {
            if (row instanceof TelemetryRow.Sample sample) {
                samples.add(sample);
            } else {
                others.add(row);
            }
        }
    }

    /** The bytes of a batch with all of its columns. */
    public static byte[] write(Batch batch) {
        return write(batch, Set.of(Column.values()));
    }

    /** The bytes of a batch with some of its columns. */
    public static byte[] write(Batch batch, Set<Column> columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = WireFormat.CBOR.mapper().createGenerator(bytes)) {
            new BatchWriter(batch, columns, out).write();
        }
        return bytes.toByteArray();
    }

    private void write() {
        Map<Integer, long[]> data = columns();
        out.writeStartArray(null, FIELDS);
        out.writeNumber(VERSION);
        out.writeString(batch.journalId());
        out.writeNumber(batch.bootId());
        out.writeNumber(batch.firstSeq());
        out.writeBoolean(batch.historical());
        out.writeStartArray(null, texts.size());
        texts.keySet().forEach(out::writeString);
        out.writeEndArray();
        out.writeNumber(samples.size());
        out.writeStartObject(null, data.size());
        for (Map.Entry<Integer, long[]> column : data.entrySet()) {
            out.writePropertyId(column.getKey());
            column(column.getValue());
        }
        out.writeEndObject();
        out.writeStartArray(null, others.size());
        for (TelemetryRow row : others) {
            switch (row) {
                case TelemetryRow.Event event -> event(event.event());
                case TelemetryRow.Gap gap -> gap(gap);
                case TelemetryRow.Sample _ -> {}
            }
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    /** The columns that are not missing throughout; fills the texts. */
    private Map<Integer, long[]> columns() {
        Map<Integer, long[]> data = new TreeMap<>();
        for (Column column : Column.values()) {
            long[] values = new long[samples.size()];
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                values[i] = value(column, samples.get(i));
                any |= values[i] != Column.MISSING;
            }
            if (any && columns.contains(column)) {
                data.put(column.number(), values);
            }
        }
        for (TelemetryRow row : others) {
            if (row instanceof TelemetryRow.Event event && event.event().entry().runId() != null) {
                text(event.event().entry().runId());
            }
        }
        return data;
    }

    private long value(Column column, TelemetryRow.Sample sample) {
        if (column == Column.RUN) {
            return text(sample.runId());
        }
        if (column == Column.STEP_ID) {
            return text(sample.stepId());
        }
        return column == Column.STEP_TYPE ? text(sample.stepType()) : sample.values().get(column);
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, _ -> texts.size());
    }

    private void column(long[] values) {
        long[] present = new long[values.length];
        int count = 0;
        boolean constant = true;
        for (int i = 0; i < values.length; i++) {
            present[i] = values[i] == Column.MISSING ? 0 : 1;
            count += (int) present[i];
            constant &= values[i] == values[0];
        }
        if (constant) {
            out.writeNumber(values[0]);
        } else if (count == values.length) {
            out.writeBinary(ColumnCodec.encode(values));
        } else {
            long[] known = Arrays.stream(values).filter(value -> value != Column.MISSING).toArray();
            out.writeStartArray(null, 2);
            out.writeBinary(ColumnCodec.encode(present));
            out.writeBinary(ColumnCodec.encode(known));
            out.writeEndArray();
        }
    }

    private void event(Stored<JournalEntry.Event> stored) {
        JournalEntry.Event event = stored.entry();
        out.writeStartArray(null, EVENT_FIELDS);
        out.writeNumber(EVENT);
        out.writeNumber(stored.cursor().seq() - batch.firstSeq());
        out.writeString(event.kind());
        out.writeNumber(WireCodes.of(event.severity()));
        out.writeNumber(event.channel());
        String runId = event.runId();
        out.writeNumber(runId == null ? -1 : text(runId));
        out.writeNumber(event.nanos());
        out.writeNumber(stored.wallNanos());
        out.writeNumber(WireCodes.of(stored.clockQuality()));
        out.writeString(event.text());
        out.writeNumber(event.value());
        out.writeNumber(event.limit());
        out.writeString(event.unit());
        out.writeString(event.dataJson());
        out.writeEndArray();
    }

    private void gap(TelemetryRow.Gap gap) {
        out.writeStartArray(null, GAP_FIELDS);
        out.writeNumber(GAP);
        out.writeNumber(gap.cursor().seq() - batch.firstSeq());
        out.writeNumber(gap.count());
        out.writeString(gap.reason());
        out.writeEndArray();
    }
}
