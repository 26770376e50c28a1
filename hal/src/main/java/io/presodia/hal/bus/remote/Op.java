package io.presodia.hal.bus.remote;

import org.jspecify.annotations.Nullable;

/** What a firmware asks of a bench, with its code on the wire. */
public enum Op {
    /** Asks for the time; arguments none. */
    NOW(1),
    /** Virtual time is at least the argument when the next operation begins. */
    SLEEP_UNTIL(2),
    /** The argument, in nanoseconds, passes before the next operation begins. */
    SLEEP_FOR(3),
    /**
     * Asks whether the argument, a moment, has come. Where the bench steps time it has; otherwise
     * the answer is how many real nanoseconds are left.
     */
    WAIT(4),
    /** Finds a port by kind and name; the answer is its number, its label and its bus. */
    OPEN(5),
    /** Asserts the chip select of a port. */
    SELECT(6),
    /** Releases the chip select of a port. */
    DESELECT(7),
    /** Clocks bytes out over SPI; what comes in is dropped. */
    SPI_WRITE(8),
    /** Clocks bytes over SPI, full duplex. */
    SPI_TRANSFER(9),
    /** Writes bytes over I2C. */
    I2C_WRITE(10),
    /** Writes, repeats START, reads. */
    I2C_WRITE_READ(11),
    /** Reads bytes over I2C. */
    I2C_READ(12),
    /** Drives a line high. */
    LINE_HIGH(13),
    /** Drives a line low. */
    LINE_LOW(14),
    /** Asks for the level of a line. */
    LINE_READ(15),
    /** The firmware leaves of its own will: nothing more comes. */
    BYE(16),
    /** Asks whether things may be broken on this bench; arguments none; the answer is 1 or 0. */
    FAULTS_ALLOWED(17);

    private static final Op[] BY_CODE = new Op[18];

    static {
        for (Op op : values()) {
            BY_CODE[op.code] = op;
        }
    }

    private final byte code;

    Op(int code) {
        this.code = (byte) code;
    }

    /** The byte on the wire. */
    public byte code() {
        return code;
    }

    /** The operation with this code; null where there is none. */
    public static @Nullable Op of(byte code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
