package io.presodia.hal.sim;

/**
 * A chip on a virtual I2C bus, behind its address. The bus calls it on the bench's one thread, in
 * order of time.
 */
public interface I2cDeviceModel {
    /**
     * The bus has written to this address.
     *
     * @param data what was written, from index 0; not to be kept
     * @param length number of bytes, may be 0 (an address probe)
     * @param nanos virtual time at the end of the last byte
     * @return whether the chip acknowledged its address and every byte
     */
    boolean write(byte[] data, int length, long nanos);

    /**
     * The bus reads from this address.
     *
     * @param into receives the bytes from index 0
     * @param length number of bytes the bus clocks out
     * @param nanos virtual time at the acknowledge of the address
     * @return whether the chip acknowledged its address
     */
    boolean read(byte[] into, int length, long nanos);
}
