package io.presodia.host.format;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a table as Parquet. BDF is flat, so this is all it takes: one optional column for each
 * column of the table (doubles, 64-bit integers, strings), plain encoding, pages compressed with
 * gzip, which every reader has built in. NaN and empty strings become nulls.
 *
 * <p>Source: apache/parquet-format, {@code README.md}, {@code Encodings.md}, {@code
 * parquet.thrift}.
 */
public final class BdfParquetWriter {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int FORMAT_VERSION = 1;

    private static final int TYPE_INT64 = 2;
    private static final int TYPE_DOUBLE = 5;
    private static final int TYPE_BYTE_ARRAY = 6;
    private static final int REPETITION_OPTIONAL = 1;
    private static final int CONVERTED_UTF8 = 0;
    private static final int LOGICAL_STRING = 1;
    private static final int ENCODING_PLAIN = 0;
    private static final int ENCODING_RLE = 3;
    private static final int CODEC_GZIP = 2;
    private static final int PAGE_DATA = 0;

    private final int rowsPerGroup;
    private final int rowsPerPage;

    /** Groups of a million rows in pages of 20,000. */
    public BdfParquetWriter() {
        this(1_000_000, 20_000);
    }

    BdfParquetWriter(int rowsPerGroup, int rowsPerPage) {
        this.rowsPerGroup = rowsPerGroup;
        this.rowsPerPage = rowsPerPage;
    }

    private record Chunk(long offset, long rawBytes, long fileBytes) {}

    private record Group(int rows, List<Chunk> chunks) {}

    /**
     * Writes the file, replacing one that is there.
     *
     * @param metadata goes into the footer as key-value metadata, sorted by key
     */
    public void write(BdfTable table, Path file, Map<String, String> metadata) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(MAGIC);
            long position = MAGIC.length;
            List<Group> groups = new ArrayList<>();
            for (int from = 0; from < table.rows(); from += rowsPerGroup) {
                int to = Math.min(table.rows(), from + rowsPerGroup);
                List<Chunk> chunks = new ArrayList<>();
                for (BdfTable.Column column : table.columns()) {
                    Chunk chunk = writeChunk(column, from, to, out, position);
                    position += chunk.fileBytes();
                    chunks.add(chunk);
                }
                groups.add(new Group(to - from, chunks));
            }
            byte[] footer = footer(table, groups, metadata);
            out.write(footer);
            out.write(littleEndian(footer.length));
            out.write(MAGIC);
        }
    }

    private Chunk writeChunk(
            BdfTable.Column column, int from, int to, OutputStream out, long position)
            throws IOException {
        long raw = 0;
        long written = 0;
        for (int first = from; first < to; first += rowsPerPage) {
            int end = Math.min(to, first + rowsPerPage);
            byte[] page = page(column, first, end);
            byte[] packed = gzip(page);
            byte[] header = pageHeader(end - first, page.length, packed.length);
            out.write(header);
            out.write(packed);
            raw += header.length + page.length;
            written += header.length + packed.length;
        }
        return new Chunk(position, raw, written);
    }

    private static byte[] pageHeader(int values, int rawBytes, int packedBytes) {
        ThriftWriter header = new ThriftWriter();
        header.i32(1, PAGE_DATA);
        header.i32(2, rawBytes);
        header.i32(3, packedBytes);
        header.struct(5);
        header.i32(1, values);
        header.i32(2, ENCODING_PLAIN);
        header.i32(3, ENCODING_RLE);
        header.i32(4, ENCODING_RLE);
        header.end();
        header.finish();
        return header.toByteArray();
    }

    /** Definition levels (0 null, 1 there), then the values that are there. */
    private static byte[] page(BdfTable.Column column, int from, int to) {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        int runFrom = from;
        for (int row = from; row < to; row++) {
            boolean there = writeValue(column, row, values);
            if (row + 1 == to || isThere(column, row + 1) != there) {
                writeRun(levels, row + 1 - runFrom, there ? 1 : 0);
                runFrom = row + 1;
            }
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(littleEndian(levels.size()));
        page.writeBytes(levels.toByteArray());
        page.writeBytes(values.toByteArray());
        return page.toByteArray();
    }

    /** A run of the RLE/bit-packing hybrid: length times two as a varint, then the level. */
    private static void writeRun(ByteArrayOutputStream out, int length, int level) {
        int left = length << 1;
        while ((left & ~0x7F) != 0) {
            out.write((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.write(left);
        out.write(level);
    }

    private static boolean isThere(BdfTable.Column column, int row) {
        return switch (column) {
            case BdfTable.NumberColumn numbers -> !Double.isNaN(numbers.values()[row]);
            case BdfTable.TextColumn texts -> !texts.values()[row].isEmpty();
        };
    }

    private static boolean writeValue(BdfTable.Column column, int row, ByteArrayOutputStream out) {
        if (!isThere(column, row)) {
            return false;
        }
        switch (column) {
            case BdfTable.NumberColumn numbers -> {
                double value = numbers.values()[row];
                long bits = numbers.whole() ? (long) value : Double.doubleToRawLongBits(value);
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    out.write((int) (bits >>> shift));
                }
            }
            case BdfTable.TextColumn texts -> {
                byte[] utf8 = texts.values()[row].getBytes(StandardCharsets.UTF_8);
                out.writeBytes(littleEndian(utf8.length));
                out.writeBytes(utf8);
            }
        }
        return true;
    }

    private static byte[] footer(BdfTable table, List<Group> groups, Map<String, String> metadata) {
        ThriftWriter footer = new ThriftWriter();
        footer.i32(1, FORMAT_VERSION);
        List<BdfTable.Column> columns = table.columns();
        footer.structs(2, 1 + columns.size());
        footer.element();
        footer.string(4, "schema");
        footer.i32(5, columns.size());
        footer.end();
        for (BdfTable.Column column : columns) {
            writeSchema(footer, column);
        }
        footer.i64(3, table.rows());
        footer.structs(4, groups.size());
        for (Group group : groups) {
            writeGroup(footer, group, columns);
        }
        footer.structs(5, metadata.size());
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
            footer.element();
            footer.string(1, entry.getKey());
            footer.string(2, entry.getValue());
            footer.end();
        }
        footer.string(6, "presodia");
        footer.finish();
        return footer.toByteArray();
    }

    private static void writeSchema(ThriftWriter footer, BdfTable.Column column) {
        footer.element();
        footer.i32(1, physicalType(column));
        footer.i32(3, REPETITION_OPTIONAL);
        footer.string(4, column.header());
        if (column instanceof BdfTable.TextColumn) {
            footer.i32(6, CONVERTED_UTF8);
            footer.struct(10);
            footer.struct(LOGICAL_STRING);
            footer.end();
            footer.end();
        }
        footer.end();
    }

    private static void writeGroup(
            ThriftWriter footer, Group group, List<BdfTable.Column> columns) {
        long rawBytes = 0;
        footer.element();
        footer.structs(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Chunk chunk = group.chunks().get(i);
            rawBytes += chunk.rawBytes();
            footer.element();
            footer.i64(2, chunk.offset());
            footer.struct(3);
            footer.i32(1, physicalType(columns.get(i)));
            footer.i32s(2, ENCODING_PLAIN, ENCODING_RLE);
            footer.strings(3, columns.get(i).header());
            footer.i32(4, CODEC_GZIP);
            footer.i64(5, group.rows());
            footer.i64(6, chunk.rawBytes());
            footer.i64(7, chunk.fileBytes());
            footer.i64(9, chunk.offset());
            footer.end();
            footer.end();
        }
        footer.i64(2, rawBytes);
        footer.i64(3, group.rows());
        footer.end();
    }

    private static int physicalType(BdfTable.Column column) {
        return switch (column) {
            case BdfTable.NumberColumn numbers -> numbers.whole() ? TYPE_INT64 : TYPE_DOUBLE;
            case BdfTable.TextColumn texts -> TYPE_BYTE_ARRAY;
        };
    }

    private static byte[] gzip(byte[] raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(raw);
        }
        return packed.toByteArray();
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
