package io.presodia.hal.bus;

/**
 * A transfer on a bus or line did not do what was asked; the reading or command it carried is void.
 */
public final class BusFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the bus can tell. */
    public enum Kind {
        /** The device did not acknowledge its address or a byte. */
        NACK,
        /** A line is held and no transfer can start. */
        STUCK,
        /** The device or the bus did not become ready in time. */
        TIMEOUT,
        /** A checksum or counter did not match. */
        CRC,
        /**
         * The device answered what it cannot answer: wrong identity, or configuration it was not
         * given.
         */
        PROTOCOL,
        /** The device has lost its configuration (a brown-out or reset). */
        DEVICE_RESET,
        /** The operating system refused the transfer. */
        IO
    }

    private final Kind kind;
    private final String device;

    /**
     * @param kind what went wrong
     * @param device bus and device as the board file names them
     * @param detail what was being done, for people
     */
    public BusFault(Kind kind, String device, String detail) {
        super(device + ": " + kind + ": " + detail);
        this.kind = kind;
        this.device = device;
    }

    /** As above, with the cause of the operating system or library. */
    public BusFault(Kind kind, String device, String detail, Throwable cause) {
        super(device + ": " + kind + ": " + detail, cause);
        this.kind = kind;
        this.device = device;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Bus and device as the board file names them. */
    public String device() {
        return device;
    }
}
