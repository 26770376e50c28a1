package io.presodia.host.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The part of Thrift's compact protocol that Parquet's headers need.
 *
 * <p>Source: Apache Thrift, {@code doc/specs/thrift-compact-protocol.md}.
 */
final class ThriftWriter {
    private static final int TYPE_I32 = 5;
    private static final int TYPE_I64 = 6;
    private static final int TYPE_BINARY = 8;
    private static final int TYPE_LIST = 9;
    private static final int TYPE_STRUCT = 12;

    /** Longest list whose size fits the header byte. */
    private static final int SHORT_LIST = 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outerFields = new ArrayDeque<>();
    private int lastField;

    byte[] toByteArray() {
        return out.toByteArray();
    }

    void i32(int field, int value) {
        header(field, TYPE_I32);
        zigzag(value);
    }

    void i64(int field, long value) {
        header(field, TYPE_I64);
        zigzag(value);
    }

    void string(int field, String value) {
        header(field, TYPE_BINARY);
        bytes(value);
    }

    /** Begins a struct that is a field; {@link #end} ends it. */
    void struct(int field) {
        header(field, TYPE_STRUCT);
        element();
    }

    /** Begins a list of structs, each between {@link #element} and {@link #end}. */
    void structs(int field, int size) {
        list(field, size, TYPE_STRUCT);
    }

    void strings(int field, String value) {
        list(field, 1, TYPE_BINARY);
        bytes(value);
    }

    void i32s(int field, int... values) {
        list(field, values.length, TYPE_I32);
        for (int value : values) {
            zigzag(value);
        }
    }

    /** Begins a struct that is an element of a list. */
    void element() {
        outerFields.push(lastField);
        lastField = 0;
    }

    /** Ends the innermost struct. */
    void end() {
        out.write(0);
        lastField = outerFields.pop();
    }

    /** Ends the outermost struct. */
    void finish() {
        out.write(0);
    }

    private void list(int field, int size, int elementType) {
        header(field, TYPE_LIST);
        if (size <= SHORT_LIST) {
            out.write((size << 4) | elementType);
        } else {
            out.write(0xF0 | elementType);
            varint(size);
        }
    }

    private void bytes(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        out.writeBytes(utf8);
    }

    /** Fields come in rising order, never 15 apart, so the short form always fits. */
    private void header(int field, int type) {
        out.write(((field - lastField) << 4) | type);
        lastField = field;
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
