package io.presodia.hal.bus.pi4j;

import com.pi4j.exception.Pi4JException;
import io.presodia.hal.bus.BusFault;

/**
 * Turns what Pi4J throws into bus faults. The meaning of each error number is that of the Linux
 * kernel's list of I2C fault codes (Documentation/i2c/fault-codes.rst).
 */
final class Pi4jFaults {
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EAGAIN = 11;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EPROTO = 71;
    private static final int EBADMSG = 74;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    private Pi4jFaults() {}

    /** The fault of a transfer that Pi4J ended by an exception. */
    static BusFault fault(String device, String doing, Pi4JException exception) {
        return new BusFault(kind(errno(exception)), device, doing, exception);
    }

    /** The kind of fault of an error number. */
    static BusFault.Kind kind(int errno) {
        return switch (errno) {
            // Adapters differ in which of these they give when nobody acknowledges an address or a
            // byte.
            case ENXIO, ENODEV, EREMOTEIO -> BusFault.Kind.NACK;
            case ETIMEDOUT -> BusFault.Kind.TIMEOUT;
            // The bus stays busy, or arbitration is lost on a bus that has one master: a line is
            // held.
            case EBUSY, EAGAIN -> BusFault.Kind.STUCK;
            case EBADMSG -> BusFault.Kind.CRC;
            case EPROTO -> BusFault.Kind.PROTOCOL;
            default -> BusFault.Kind.IO;
        };
    }

    private static int errno(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ErrnoException refused) {
                return refused.errno();
            }
        }
        return EIO;
    }
}
