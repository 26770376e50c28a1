package io.presodia.hal.bus;

/**
 * The outside as a board sees it: buses and lines by the names of the board file. The real ones are
 * in {@code hal.bus.pi4j}; the virtual bench has its own.
 */
public interface Ports extends AutoCloseable {
    /** The I2C device of that name in the board file. */
    I2cPort i2c(String device) throws BusFault;

    /** The SPI device of that name in the board file. */
    SpiPort spi(String device) throws BusFault;

    /** The output line of that name in the board file. */
    DigitalOutput output(String line) throws BusFault;

    /** The input line of that name in the board file. */
    DigitalInput input(String line) throws BusFault;

    @Override
    void close();
}
