package io.presodia.hal.bus;

/**
 * One device on an SPI bus. Chip select is a line of its own, so that a driver can keep it across
 * transfers and wait in between, as converters with command-to-data delays need. Hold the lock from
 * {@link #select()} to {@link #deselect()}.
 */
public interface SpiPort {
    /** The lock shared by all devices of this bus. */
    BusLock lock();

    /** Bus and device as the board file names them, for messages. */
    String name();

    /** Asserts chip select. */
    void select() throws BusFault;

    /** Releases chip select. */
    void deselect() throws BusFault;

    /**
     * Clocks {@code length} bytes of {@code buffer} out and replaces them by what came in, full
     * duplex.
     */
    void transfer(byte[] buffer, int length) throws BusFault;

    /**
     * Clocks {@code length} bytes of {@code data} out; what comes in meanwhile is of no interest,
     * so a port may send it later, with what follows. What {@code data} holds afterwards is not
     * defined.
     */
    default void write(byte[] data, int length) throws BusFault {
        transfer(data, length);
    }
}
