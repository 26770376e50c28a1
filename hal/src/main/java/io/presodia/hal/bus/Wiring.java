package io.presodia.hal.bus;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the devices and lines of a board file are on a controller, by the names of the board file.
 *
 * @param i2c the devices on I2C
 * @param spi the devices on SPI
 * @param lines the single lines, among them the chip selects
 */
public record Wiring(
        Map<String, I2cDevice> i2c, Map<String, SpiDevice> spi, Map<String, Line> lines) {
    /**
     * A device on I2C.
     *
     * @param bus the number of the bus, as in {@code /dev/i2c-1}
     * @param address the seven-bit address, 0x08 to 0x77
     */
    public record I2cDevice(int bus, int address) {
        public I2cDevice {
            requireWithin("bus", bus, 0, Integer.MAX_VALUE);
            requireWithin("address", address, 0x08, 0x77);
        }
    }

    /**
     * A device on SPI.
     *
     * @param bus the number of the bus, the first one in {@code /dev/spidev0.1}
     * @param channel the number of the kernel's device on it, the second one in {@code
     *     /dev/spidev0.1}
     * @param baudHertz the clock
     * @param mode clock polarity and phase, 0 to 3
     * @param chipSelectLine the name of the line that selects the device; the kernel's own chip
     *     select is not used
     */
    public record SpiDevice(int bus, int channel, int baudHertz, int mode, String chipSelectLine) {
        public SpiDevice {
            requireWithin("bus", bus, 0, Integer.MAX_VALUE);
            requireWithin("channel", channel, 0, Integer.MAX_VALUE);
            requireWithin("baudHertz", baudHertz, 1, Integer.MAX_VALUE);
            requireWithin("mode", mode, 0, 3);
        }
    }

    /**
     * A single line.
     *
     * @param chip the number of the GPIO chip, as in {@code /dev/gpiochip0}
     * @param offset the line's number on the chip
     * @param use what the line is for
     */
    public record Line(int chip, int offset, Use use) {
        /** What a line is for, which also fixes its level at start and at the end. */
        public enum Use {
            /** Read. */
            INPUT,
            /** Driven; low at start and at the end. */
            OUTPUT,
            /** The chip select of a device on SPI; low selects, high at start and at the end. */
            CHIP_SELECT
        }

        public Line {
            requireWithin("chip", chip, 0, Integer.MAX_VALUE);
            requireWithin("offset", offset, 0, Integer.MAX_VALUE);
        }
    }

    /**
     * @throws IllegalArgumentException when two names share an I2C address or a line, when a chip
     *     select is missing, of another use or shared, or when devices on one SPI bus and channel
     *     differ in clock or mode
     */
    public Wiring {
        i2c = Map.copyOf(i2c);
        spi = Map.copyOf(spi);
        lines = Map.copyOf(lines);
        requireDistinct("I2C address", i2c);
        requireDistinctLines(lines);
        requireChipSelects(spi, lines);
        requireSameSettings(spi);
    }

    private static void requireWithin(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    what + " must be " + min + " to " + max + ", was " + value);
        }
    }

    private static <T> void requireDistinct(String what, Map<String, T> named) {
        Map<T, String> seen = new HashMap<>();
        named.forEach((name, place) -> {
            String other = seen.put(place, name);
            if (other != null) {
                throw new IllegalArgumentException(
                        name + " and " + other + " have the same " + what + ": " + place);
            }
        });
    }

    private static void requireDistinctLines(Map<String, Line> lines) {
        Map<String, String> places = new HashMap<>();
        lines.forEach((name, line) ->
                places.put(name, "gpiochip" + line.chip() + " line " + line.offset()));
        requireDistinct("place", places);
    }

    private static void requireChipSelects(Map<String, SpiDevice> spi, Map<String, Line> lines) {
        Map<String, String> selects = new HashMap<>();
        spi.forEach((name, device) -> {
            Line line = lines.get(device.chipSelectLine());
            if (line == null || line.use() != Line.Use.CHIP_SELECT) {
                throw new IllegalArgumentException(
                        name
                                + ": chip select "
                                + device.chipSelectLine()
                                + " must be a line whose use is CHIP_SELECT, was "
                                + line);
            }
            selects.put(name, device.chipSelectLine());
        });
        requireDistinct("chip select", selects);
    }

    private static void requireSameSettings(Map<String, SpiDevice> spi) {
        spi.forEach((name, device) ->
                spi.forEach((otherName, other) -> {
                    boolean shared =
                            device.bus() == other.bus() && device.channel() == other.channel();
                    if (shared
                            && (device.baudHertz() != other.baudHertz()
                                    || device.mode() != other.mode())) {
                        throw new IllegalArgumentException(
                                name
                                        + " and "
                                        + otherName
                                        + " share an SPI bus and channel and must have the same clock and mode: "
                                        + device
                                        + ", "
                                        + other);
                    }
                }));
    }
}
