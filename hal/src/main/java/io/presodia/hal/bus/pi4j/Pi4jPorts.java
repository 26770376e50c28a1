package io.presodia.hal.bus.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.IOType;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2CConfigBuilder;
import com.pi4j.io.i2c.I2CImplementation;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiConfigBuilder;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.provider.Provider;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.bus.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ports of a board over Pi4J 4. Everything in the wiring is opened at once, outputs low and
 * chip selects high, so that a missing device node shows at start and not in a scan. Pi4J knows one
 * SPI object per bus and channel, so devices on the same one share it and are told apart by their
 * chip select lines; one {@link BusLock} per physical bus serialises all its devices.
 *
 * <p>The context is built without auto-detection, which picks mocks off a Raspberry Pi, and without
 * Pi4J's shutdown hook, which would race with ours. Pi4J tells its lines apart by offset alone: two
 * GPIO chips may not both have a line of the same offset and direction here.
 */
public final class Pi4jPorts implements Ports {
    private final Context context;
    private final Map<String, I2cPort> i2c = new HashMap<>();
    private final Map<String, SpiPort> spi = new HashMap<>();
    private final Map<String, DigitalOutput> outputs = new HashMap<>();
    private final Map<String, DigitalOutput> chipSelects = new HashMap<>();
    private final Map<String, DigitalInput> inputs = new HashMap<>();

    /**
     * @param wiring where devices and lines are
     * @param providers one Pi4J provider for each IO type that the wiring uses; they belong to this
     *     object from here on
     * @throws BusFault of kind IO when a device or line cannot be opened
     */
    public Pi4jPorts(Wiring wiring, List<? extends Provider<?, ?, ?>> providers) throws BusFault {
        try {
            context =
                    Pi4J.newContextBuilder()
                            .noAutoDetect()
                            .disableShutdownHook()
                            .add(providers.toArray(Provider[]::new))
                            .build();
        } catch (Pi4JException e) {
            throw new BusFault(BusFault.Kind.IO, "Pi4J", "building the context", e);
        }
        String opening = "";
        try {
            for (Map.Entry<String, Wiring.Line> line : wiring.lines().entrySet()) {
                opening = line.getKey();
                openLine(opening, line.getValue());
            }
            Map<Integer, BusLock> i2cLocks = new HashMap<>();
            for (Map.Entry<String, Wiring.I2cDevice> device : wiring.i2c().entrySet()) {
                opening = device.getKey();
                openI2c(opening, device.getValue(), i2cLocks);
            }
            Map<Integer, BusLock> spiLocks = new HashMap<>();
            Map<String, Spi> spiBuses = new HashMap<>();
            for (Map.Entry<String, Wiring.SpiDevice> device : wiring.spi().entrySet()) {
                opening = device.getKey();
                openSpi(opening, device.getValue(), spiLocks, spiBuses);
            }
        } catch (Pi4JException | IllegalStateException e) {
            context.shutdown();
            throw new BusFault(BusFault.Kind.IO, opening, "opening the device or line", e);
        }
    }

    private void openLine(String name, Wiring.Line line) {
        switch (line.use()) {
            case INPUT -> {
                var config =
                        DigitalInputConfigBuilder.newInstance(context)
                                .id(name)
                                .bus(line.chip())
                                .bcm(line.offset())
                                .build();
                inputs.put(name, new Pi4jInput(context.create(config, IOType.DIGITAL_INPUT), name));
            }
            case OUTPUT -> outputs.put(name, openOutput(name, line, DigitalState.LOW));
            case CHIP_SELECT -> chipSelects.put(name, openOutput(name, line, DigitalState.HIGH));
        }
    }

    private DigitalOutput openOutput(String name, Wiring.Line line, DigitalState idle) {
        var config =
                DigitalOutputConfigBuilder.newInstance(context)
                        .id(name)
                        .bus(line.chip())
                        .bcm(line.offset())
                        .initial(idle)
                        .shutdown(idle)
                        .build();
        return new Pi4jOutput(context.create(config, IOType.DIGITAL_OUTPUT), name);
    }

    private void openI2c(String name, Wiring.I2cDevice device, Map<Integer, BusLock> locks) {
        var config =
                I2CConfigBuilder.newInstance(context)
                        .id(name)
                        .bus(device.bus())
                        .device(device.address())
                        .i2cImplementation(I2CImplementation.DIRECT)
                        .build();
        BusLock lock = locks.computeIfAbsent(device.bus(), bus -> new BusLock("i2c-" + bus));
        i2c.put(name, new Pi4jI2cPort(context.create(config, IOType.I2C), lock, name));
    }

    private void openSpi(
            String name,
            Wiring.SpiDevice device,
            Map<Integer, BusLock> locks,
            Map<String, Spi> buses) {
        String id = "spi" + device.bus() + "." + device.channel();
        Spi bus = buses.get(id);
        if (bus == null) {
            var config =
                    SpiConfigBuilder.newInstance(context)
                            .id(id)
                            .bus(SpiBus.getByNumber(device.bus()))
                            .channel(device.channel())
                            .baud(device.baudHertz())
                            .mode(SpiMode.getByNumber(device.mode()))
                            .build();
            bus = context.create(config, IOType.SPI);
            buses.put(id, bus);
        }
        BusLock lock = locks.computeIfAbsent(device.bus(), number -> new BusLock("spi-" + number));
        DigitalOutput chipSelect = known(chipSelects, "chip select", device.chipSelectLine());
        spi.put(name, new Pi4jSpiPort(bus, chipSelect, lock, name));
    }

    @Override
    public I2cPort i2c(String device) {
        return known(i2c, "I2C device", device);
    }

    @Override
    public SpiPort spi(String device) {
        return known(spi, "SPI device", device);
    }

    @Override
    public DigitalOutput output(String line) {
        return known(outputs, "output line", line);
    }

    @Override
    public DigitalInput input(String line) {
        return known(inputs, "input line", line);
    }

    /** Drives outputs low and chip selects high and closes everything. */
    @Override
    public void close() {
        context.shutdown();
    }

    private static <T> T known(Map<String, T> ports, String kind, String name) {
        T port = ports.get(name);
        if (port == null) {
            Set<String> names = new TreeSet<>(ports.keySet());
            throw new IllegalArgumentException(
                    "no " + kind + " is called " + name + "; there are " + names);
        }
        return port;
    }
}
