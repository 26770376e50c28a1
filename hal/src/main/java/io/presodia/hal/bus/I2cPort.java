package io.presodia.hal.bus;

/**
 * One device address on an I2C bus. Every call is one transaction from START to STOP under the bus
 * lock.
 */
public interface I2cPort {
    /** The lock shared by all devices of this bus, for sequences. */
    BusLock lock();

    /** Bus and device as the board file names them, for messages. */
    String name();

    /** Writes {@code length} bytes of {@code data} from index 0. */
    void write(byte[] data, int length) throws BusFault;

    /**
     * Writes {@code writeLength} bytes, repeats START, then reads {@code readLength} bytes into
     * {@code in}, both from index 0.
     */
    void writeThenRead(byte[] out, int writeLength, byte[] in, int readLength) throws BusFault;

    /** Reads {@code length} bytes into {@code in} from index 0. */
    void read(byte[] in, int length) throws BusFault;
}
