package io.presodia.hal.board;

/** A bus of the controller. */
public sealed interface BusSpec {
    /** The bus as chips refer to it. */
    String name();

    /**
     * An I2C bus.
     *
     * @param name the bus as chips refer to it
     * @param number n of {@code /dev/i2c-n}
     * @param clockHertz SCL frequency; 400 kHz is fast mode
     */
    record I2c(String name, int number, int clockHertz) implements BusSpec {}

    /**
     * An SPI bus. Chips are selected by lines of their own ({@link ChipSpec.OnSpi#selectLine()}),
     * so the bus needs only one device node, opened without the kernel's own chip select.
     *
     * @param name the bus as chips refer to it
     * @param number n of {@code /dev/spidevn.m}
     * @param device m of {@code /dev/spidevn.m}
     */
    record Spi(String name, int number, int device) implements BusSpec {}
}
