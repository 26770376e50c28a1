package io.presodia.firmware.telemetry;

/** Reads what a {@link BitWriter} wrote. */
final class BitReader {
    private final byte[] bytes;
    private int position;

    BitReader(byte[] bytes, int firstByte) {
        this.bytes = bytes;
        this.position = firstByte * Byte.SIZE;
    }

    /** How many bits are left. */
    int left() {
        return bytes.length * Byte.SIZE - position;
    }

    /** The next bit; there must be one. */
    int bit() {
        int bit = bytes[position >> 3] >>> (7 - (position & 7)) & 1;
        position++;
        return bit;
    }

    /** The next {@code count} bits as a number; there must be as many. */
    long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }
}
