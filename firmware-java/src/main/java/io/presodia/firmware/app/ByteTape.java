package io.presodia.firmware.app;

import io.presodia.firmware.journal.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A tape of bytes with a kind, a version and a checksum: fields go on in order and come off in the
 * same order. Big-endian; texts are UTF-8 with their length before them.
 */
final class ByteTape {
    private static final int FIRST_CAPACITY = 1024;

    private final CRC32 crc = new CRC32();
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_CAPACITY);

    /** An empty tape of this kind. */
    void begin(int kind, int version) {
        buffer.clear();
        put((byte) kind);
        put((byte) version);
    }

    /** The tape with its checksum. */
    Bytes sealed() {
        crc.reset();
        crc.update(buffer.array(), 0, buffer.position());
        put((int) crc.getValue());
        return Bytes.of(Arrays.copyOf(buffer.array(), buffer.position()));
    }

    /**
     * A tape to read from.
     *
     * @throws IllegalArgumentException when it is damaged, or not of this kind and version
     */
    static ByteTape open(Bytes state, int kind, int version) {
        byte[] bytes = state.toArray();
        int end = bytes.length - Integer.BYTES;
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, Math.max(0, end));
        if (end < 2 || (int) sum.getValue() != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new IllegalArgumentException("the checkpoint is damaged: its checksum is wrong");
        }
        if (bytes[0] != kind || bytes[1] != version) {
            throw new IllegalArgumentException(
                    "the checkpoint is of kind "
                            + (char) bytes[0]
                            + " version "
                            + bytes[1]
                            + ", this firmware reads kind "
                            + (char) kind
                            + " version "
                            + version);
        }
        ByteTape tape = new ByteTape();
        tape.buffer = ByteBuffer.wrap(bytes, 2, end - 2).slice();
        return tape;
    }

    /**
     * Everything must have been read.
     *
     * @throws IllegalArgumentException when something is left
     */
    void end() {
        if (buffer.hasRemaining()) {
            throw new IllegalArgumentException(
                    "the checkpoint holds " + buffer.remaining() + " bytes too many");
        }
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
        }
    }

    void put(byte value) {
        room(Byte.BYTES);
        buffer.put(value);
    }

    void put(boolean value) {
        put((byte) (value ? 1 : 0));
    }

    void put(int value) {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    void put(long value) {
        room(Long.BYTES);
        buffer.putLong(value);
    }

    void put(double value) {
        room(Double.BYTES);
        buffer.putDouble(value);
    }

    void put(byte[] bytes) {
        put(bytes.length);
        room(bytes.length);
        buffer.put(bytes);
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number or nothing; a NaN is nothing too. */
    void putOptional(@Nullable Double value) {
        put(value == null ? Double.NaN : value);
    }

    void putDoubles(List<Double> values) {
        int count = values.size();
        put(count);
        room(count * Double.BYTES);
        for (int i = 0; i < count; i++) {
            buffer.putDouble(values.get(i));
        }
    }

    byte takeByte() {
        return need(Byte.BYTES).get();
    }

    boolean takeFlag() {
        return takeByte() != 0;
    }

    int takeIndex(int below) {
        int index = takeByte();
        if (index < 0 || index >= below) {
            throw new IllegalArgumentException("the checkpoint holds an unknown code " + index);
        }
        return index;
    }

    int takeInt() {
        return need(Integer.BYTES).getInt();
    }

    long takeLong() {
        return need(Long.BYTES).getLong();
    }

    double takeDouble() {
        return need(Double.BYTES).getDouble();
    }

    @Nullable Double takeOptional() {
        double value = takeDouble();
        return Double.isNaN(value) ? null : value;
    }

    /** A count of things that take so many bytes each. */
    int takeCount(int bytesEach) {
        int count = takeInt();
        if (count < 0 || (long) count * bytesEach > buffer.remaining()) {
            throw new IllegalArgumentException(
                    "the checkpoint holds an impossible length " + count);
        }
        return count;
    }

    byte[] takeBytes() {
        byte[] bytes = new byte[takeCount(1)];
        buffer.get(bytes);
        return bytes;
    }

    String takeText() {
        return new String(takeBytes(), StandardCharsets.UTF_8);
    }

    List<Double> takeDoubles() {
        int count = takeCount(Double.BYTES);
        List<Double> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(buffer.getDouble());
        }
        return values;
    }

    private ByteBuffer need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw new IllegalArgumentException(
                    "the checkpoint ends too early", new BufferUnderflowException());
        }
        return buffer;
    }
}
