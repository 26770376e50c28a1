package io.presodia.hal.bus.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The frames between a firmware and a bench in another process.
 *
 * <p>Whoever connects first sends {@value #HELLO_BYTES} bytes: role and {@link #VERSION}. A
 * firmware then sends frames of operations, each with its length in front, and gets one answer a
 * frame, to the last operation in it; those before it need none. An answer is: length, status,
 * mode, virtual time, how far the wall clock is ahead of it, and what was asked for or the fault.
 * All numbers are big-endian.
 */
public final class Wire {
    /** Changes with every change of the wire; both ends must agree. */
    public static final byte VERSION = 2;

    /** The role of a firmware. */
    public static final byte FIRMWARE = 'F';

    /** The role of a developer or a test, who talks in lines of text. */
    public static final byte CONTROL = 'C';

    /** Length of the greeting. */
    public static final int HELLO_BYTES = 2;

    /** No frame is longer, its length included. */
    public static final int FRAME_BYTES = 1 << 16;

    /** Most bytes of one transfer. */
    public static final int TRANSFER_BYTES = 4096;

    /** Length, status, mode, two times. */
    public static final int ANSWER_HEAD_BYTES = Integer.BYTES + 2 + 2 * Long.BYTES;

    /** The answer is what was asked for. */
    public static final byte DONE = 0;

    /** The answer is a fault of the bus: kind, device, detail. */
    public static final byte FAULT = 1;

    /** The answer is why the bench does not go on: a text. */
    public static final byte REFUSED = 2;

    /** Virtual time steps when the firmware waits. */
    public static final byte LOCKSTEP = 0;

    /** Virtual time runs with real time. */
    public static final byte PACED = 1;

    private Wire() {}

    /** Kinds of ports, as {@link Op#OPEN} names them. */
    public enum PortKind {
        /** A device on I2C. */
        I2C('I'),
        /** A device on SPI. */
        SPI('S'),
        /** A line that is driven. */
        OUTPUT('O'),
        /** A line that is read. */
        INPUT('R');

        private final byte code;

        PortKind(char code) {
            this.code = (byte) code;
        }

        /** The byte on the wire. */
        public byte code() {
            return code;
        }

        /** The kind with this code. */
        public static PortKind of(byte code) throws IOException {
            for (PortKind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IOException("no kind of port has the code " + code);
        }
    }

    /** Writes a text of at most 64 KiB with its length in front. */
    public static void putText(ByteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, buffer.remaining() - Short.BYTES);
        buffer.putShort((short) length).put(bytes, 0, length);
    }

    /** Reads what {@link #putText} wrote. */
    public static String text(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.getShort() & 0xFFFF];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
