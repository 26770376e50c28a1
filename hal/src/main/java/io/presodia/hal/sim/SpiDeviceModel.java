package io.presodia.hal.sim;

/** A chip on a virtual SPI bus. The bus calls it on the bench's one thread, in order of time. */
public interface SpiDeviceModel {
    /**
     * The fastest serial clock of the datasheet; the bus refuses to attach the chip at a faster
     * one.
     */
    double maxClockHertz();

    /** Chip select was asserted at virtual time {@code nanos}. */
    void selected(long nanos);

    /**
     * One byte, full duplex.
     *
     * @param mosi the byte from the controller, 0 to 255
     * @param startNanos virtual time before the first clock edge; what the chip answers is settled
     *     by then
     * @param endNanos virtual time after the last clock edge; a command takes effect then
     * @return the byte to the controller, 0 to 255
     */
    int exchange(int mosi, long startNanos, long endNanos);

    /** Chip select was released at virtual time {@code nanos}. */
    void deselected(long nanos);
}
