package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what {@link BatchWriter} wrote, or anything else that comes in its place. */
public final class BatchReader {
    private static final int MOST_TEXTS = 3 * Batch.MOST_ROWS;
    private static final int MOST_COLUMNS = 256;
    private static final long LARGEST_SEQ = 1L << 53;

    /** Their numbers are indices of texts. */
    private static final Set<Column> TEXTS = Set.of(Column.RUN, Column.STEP_ID, Column.STEP_TYPE);

    private final Fields fields;
    private final List<String> texts = new ArrayList<>();
    private final Map<Column, long[]> columns = new EnumMap<>(Column.class);
    private final TreeMap<Long, TelemetryRow> others = new TreeMap<>();

    private BatchReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * The batch in these bytes.
     *
     * @throws MalformedException when they are no batch, or larger than one may be
     */
    public static Batch read(byte[] bytes) throws MalformedException {
        JsonNode tree = WireFormat.CBOR.read(bytes);
        return new BatchReader(Fields.of("batch", tree, BatchWriter.FIELDS)).batch();
    }

    private Batch batch() throws MalformedException {
        fields.whole(0, BatchWriter.VERSION, BatchWriter.VERSION);
        long boot = fields.whole(2, 0, LARGEST_SEQ);
        long first = fields.whole(3, 1, LARGEST_SEQ);
        texts(fields.item(5));
        int count = (int) fields.whole(6, 0, Batch.MOST_ROWS);
        columns(fields.item(7), count);
        others(fields.item(8), boot, first);
        int size = count + others.size();
        if (size == 0 || size > Batch.MOST_ROWS) {
            throw new MalformedException("batch", size + " rows");
        }
        List<TelemetryRow> rows = new ArrayList<>();
        long next = first;
        int sample = 0;
        while (rows.size() < size) {
            TelemetryRow other = others.remove(next);
            if (other == null && sample == count) {
                throw new MalformedException("batch", "rows are missing from number " + next);
            }
            TelemetryRow row = other == null ? sample(sample++, new Cursor(boot, next)) : other;
            rows.add(row);
            next += row.span();
        }
        return new Batch(fields.text(1), boot, first, fields.flag(4), rows);
    }

    private void texts(JsonNode node) throws MalformedException {
        if (!node.isArray() || node.size() > MOST_TEXTS) {
            throw new MalformedException("texts", "not an array of at most " + MOST_TEXTS);
        }
        for (JsonNode text : node) {
            if (!text.isString()) {
                throw new MalformedException("texts", "holds something else");
            }
            texts.add(text.stringValue());
        }
    }

    private void columns(JsonNode node, int count) throws MalformedException {
        if (!node.isObject() || node.size() > MOST_COLUMNS) {
            throw new MalformedException("columns", "not a map of at most " + MOST_COLUMNS);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Column column = known(entry.getKey());
            if (column != null) {
                columns.put(column, column(column.name(), entry.getValue(), count));
            }
        }
    }

    private static @Nullable Column known(String key) throws MalformedException {
        if (!key.matches("[0-9]{1,5}")) {
            throw new MalformedException("columns", "has a key that is no small number");
        }
        return Column.of(Integer.parseInt(key));
    }

    private static long[] column(String place, JsonNode node, int count) throws MalformedException {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            long[] values = new long[count];
            java.util.Arrays.fill(values, node.longValue());
            return values;
        }
        if (node.isBinary()) {
            return ColumnCodec.decode(place, bytes(place, node), count);
        }
        Fields pair = Fields.of(place, node, 2);
        long[] present = ColumnCodec.decode(place, bytes(place, pair.item(0)), count);
        int known = 0;
        for (long flag : present) {
            if (flag != 0 && flag != 1) {
                throw new MalformedException(place, "presence is neither 0 nor 1");
            }
            known += (int) flag;
        }
        long[] values = ColumnCodec.decode(place, bytes(place, pair.item(1)), known);
        long[] spread = new long[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            spread[i] = present[i] == 1 ? values[next++] : Column.MISSING;
        }
        return spread;
    }

    private static byte[] bytes(String place, JsonNode node) throws MalformedException {
        try {
            if (node.isBinary()) {
                return node.binaryValue();
            }
        } catch (JacksonException e) {
            throw new MalformedException(place, "is not bytes");
        }
        throw new MalformedException(place, "is not bytes");
    }

    private TelemetryRow sample(int index, Cursor cursor) throws MalformedException {
        ColumnValues values = ColumnValues.empty();
        for (Map.Entry<Column, long[]> column : columns.entrySet()) {
            if (!TEXTS.contains(column.getKey())) {
                values.set(column.getKey(), column.getValue()[index]);
            }
        }
        return new TelemetryRow.Sample(
                cursor,
                text(Column.RUN, index),
                text(Column.STEP_ID, index),
                text(Column.STEP_TYPE, index),
                values);
    }

    private String text(Column column, int index) throws MalformedException {
        long[] values = columns.get(column);
        if (values == null) {
            return "";
        }
        return text(column.name(), values[index]);
    }

    private String text(String place, long index) throws MalformedException {
        if (index < 0 || index >= texts.size()) {
            throw new MalformedException(place, "names text " + index + " of " + texts.size());
        }
        return texts.get((int) index);
    }

    private void others(JsonNode node, long boot, long first) throws MalformedException {
        if (!node.isArray() || node.size() > Batch.MOST_ROWS) {
            throw new MalformedException("events", "not an array of at most " + Batch.MOST_ROWS);
        }
        for (JsonNode item : node) {
            boolean gap = item.isArray() && item.size() == BatchWriter.GAP_FIELDS;
            TelemetryRow row =
                    gap
                            ? gap(Fields.of("gap", item, BatchWriter.GAP_FIELDS), boot, first)
                            : event(
                                    Fields.of("event", item, BatchWriter.EVENT_FIELDS),
                                    boot,
                                    first);
            if (others.put(row.cursor().seq(), row) != null) {
                throw new MalformedException("events", "two at row " + row.cursor().seq());
            }
        }
    }

    private static TelemetryRow gap(Fields item, long boot, long first) throws MalformedException {
        item.whole(0, BatchWriter.GAP, BatchWriter.GAP);
        long seq = first + item.whole(1, 0, LARGEST_SEQ);
        return new TelemetryRow.Gap(
                new Cursor(boot, seq), item.whole(2, 1, LARGEST_SEQ), item.text(3));
    }

    private TelemetryRow event(Fields item, long boot, long first) throws MalformedException {
        item.whole(0, BatchWriter.EVENT, BatchWriter.EVENT);
        long seq = first + item.whole(1, 0, Batch.MOST_ROWS + LARGEST_SEQ);
        long run = item.whole(5, -1, MOST_TEXTS);
        JournalEntry.Event event =
                new JournalEntry.Event(
                        item.text(2),
                        WireCodes.tier(item.place(), item.whole(3, 0, 2)),
                        (int) item.whole(4, 0, 1000),
                        run < 0 ? null : text(item.place(), run),
                        item.whole(6, Long.MIN_VALUE, Long.MAX_VALUE),
                        item.text(9),
                        item.real(10),
                        item.real(11),
                        item.text(12),
                        item.text(13));
        return new TelemetryRow.Event(
                new Stored<>(
                        new Cursor(boot, seq),
                        item.whole(7, Long.MIN_VALUE, Long.MAX_VALUE),
                        WireCodes.clockQuality(item.place(), item.whole(8, 0, 2)),
                        event));
    }
}
