package io.presodia.hal.sim;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.SpiPort;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outside of a virtual board, by the names of the board file. Filled once, while the bench is
 * built.
 */
public final class VirtualPorts implements Ports {
    private final Map<String, I2cPort> i2c = new HashMap<>();
    private final Map<String, SpiPort> spi = new HashMap<>();
    private final Map<String, DigitalOutput> outputs = new HashMap<>();
    private final Map<String, DigitalInput> inputs = new HashMap<>();

    /** Adds an I2C device under its own name. */
    public void add(VirtualI2cBus.Port port) {
        put(i2c, port.device(), port);
    }

    /** Adds an SPI device under its own name. */
    public void add(VirtualSpiBus.Port port) {
        put(spi, port.device(), port);
    }

    /** Adds an output line under its own name. */
    public void add(VirtualOutputLine line) {
        put(outputs, line.name(), line);
    }

    /** Adds an input line under its own name. */
    public void add(VirtualInputLine line) {
        put(inputs, line.name(), line);
    }

    @Override
    public I2cPort i2c(String device) throws BusFault {
        return found(i2c.get(device), device, "I2C device");
    }

    @Override
    public SpiPort spi(String device) throws BusFault {
        return found(spi.get(device), device, "SPI device");
    }

    @Override
    public DigitalOutput output(String line) throws BusFault {
        return found(outputs.get(line), line, "output line");
    }

    @Override
    public DigitalInput input(String line) throws BusFault {
        return found(inputs.get(line), line, "input line");
    }

    @Override
    public void close() {
        // Nothing is held outside the process.
    }

    private static <T> void put(Map<String, T> map, String name, T port) {
        if (map.putIfAbsent(name, port) != null) {
            throw new IllegalArgumentException("two ports called " + name);
        }
    }

    private static <T> T found(@Nullable T port, String name, String what) throws BusFault {
        if (port == null) {
            throw new BusFault(BusFault.Kind.IO, name, "the virtual board has no such " + what);
        }
        return port;
    }
}
