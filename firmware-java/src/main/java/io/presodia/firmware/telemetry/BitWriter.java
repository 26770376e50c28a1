package io.presodia.firmware.telemetry;

import java.io.ByteArrayOutputStream;

/** Writes bits, highest first; the last byte is filled up with zeros. */
final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int pendingBits;

    void bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            pending = pending << 1 | (int) (value >>> i & 1);
            if (++pendingBits == Byte.SIZE) {
                bytes.write(pending);
                pending = 0;
                pendingBits = 0;
            }
        }
    }

    byte[] finish() {
        if (pendingBits > 0) {
            bits(0, Byte.SIZE - pendingBits);
        }
        return bytes.toByteArray();
    }
}
