package io.presodia.hal.bus.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProvider;
import com.pi4j.io.spi.SpiProviderBase;
import com.pi4j.provider.Provider;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.bus.Wiring;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Pi4J providers in this process that hand every byte and level to the ports of a virtual bench, so
 * that whatever runs on the bench also runs over Pi4J. As on a real board, an SPI transfer reaches
 * the one device whose chip select line is low, and nobody answers when none or two are.
 */
public final class InProcessProviders {
    private static final int EIO = 5;
    private static final int EBUSY = 16;
    private static final int EPROTO = 71;
    private static final int EBADMSG = 74;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    private final Ports bench;
    private final Map<String, String> deviceOfChipSelect = new HashMap<>();
    private final Map<String, SpiPort> selected = new HashMap<>();

    /**
     * @param bench the ports that do the work
     * @param wiring names the devices as the bench does
     */
    public InProcessProviders(Ports bench, Wiring wiring) {
        this.bench = bench;
        wiring.spi()
                .forEach((name, device) -> deviceOfChipSelect.put(device.chipSelectLine(), name));
    }

    /** The ports of a virtual bench, seen through Pi4J. */
    public static Pi4jPorts overPi4j(Ports bench, Wiring wiring) throws BusFault {
        return new Pi4jPorts(wiring, new InProcessProviders(bench, wiring).providers());
    }

    /** One provider of each IO type, to be used in one context. */
    public List<Provider<?, ?, ?>> providers() {
        return List.of(
                new I2cProvider(), new SpiBusProvider(), new InputProvider(), new OutputProvider());
    }

    /** Something on the bench that may fault. */
    @FunctionalInterface
    private interface Access<T> {
        T run() throws BusFault;
    }

    /**
     * Runs it, and turns a fault into what a provider over Linux throws: the error number in the
     * cause.
     */
    private static <T> T access(Access<T> access) {
        try {
            return access.run();
        } catch (BusFault fault) {
            int errno =
                    switch (fault.kind()) {
                        case NACK -> EREMOTEIO;
                        case STUCK -> EBUSY;
                        case TIMEOUT -> ETIMEDOUT;
                        case CRC -> EBADMSG;
                        case PROTOCOL, DEVICE_RESET -> EPROTO;
                        case IO -> EIO;
                    };
            throw new Pi4JException("transfer failed", new ErrnoException(errno, fault.toString()));
        }
    }

    private final class I2cProvider extends I2CProviderBase implements I2CProvider {
        I2cProvider() {
            super("presodia-in-process-i2c", "I2C of the virtual bench");
        }

        @Override
        public I2C create(I2CConfig config) {
            I2cPort port = access(() -> bench.i2c(config.id()));
            return register(new I2cDevice(this, config, port));
        }

        private I2C register(I2C device) {
            context().registry().add(device);
            return device;
        }
    }

    private static final class I2cBus extends I2CBusBase {
        I2cBus(I2CConfig config) {
            super(config);
        }

        @Override
        public <R> R execute(I2C i2c, Callable<R> action) {
            return _execute(i2c, action);
        }
    }

    private static final class I2cDevice extends I2CBase<I2cBus> {
        private final I2cPort port;

        I2cDevice(I2CProvider provider, I2CConfig config, I2cPort port) {
            super(provider, config, new I2cBus(config));
            this.port = port;
        }

        @Override
        public void writeThenRead(
                byte @Nullable [] out,
                int outOffset,
                int outLength,
                int readDelayNanos,
                byte @Nullable [] in,
                int inOffset,
                int inLength) {
            byte[] sent =
                    out == null
                            ? new byte[0]
                            : Arrays.copyOfRange(out, outOffset, outOffset + outLength);
            byte[] received = new byte[inLength];
            access(() -> {
                if (sent.length == 0) {
                    port.read(received, inLength);
                } else if (inLength == 0) {
                    port.write(sent, sent.length);
                } else {
                    port.writeThenRead(sent, sent.length, received, inLength);
                }
                return true;
            });
            if (in != null) {
                System.arraycopy(received, 0, in, inOffset, inLength);
            }
        }

        @Override
        public int readRegister(int register) {
            byte[] value = new byte[1];
            readRegister(register, value, 0, 1);
            return value[0] & 0xFF;
        }

        @Override
        public int readRegister(int register, byte[] buffer, int offset, int length) {
            return readRegister(new byte[] {(byte) register}, buffer, offset, length);
        }

        @Override
        public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
            writeThenRead(register, 0, register.length, 0, buffer, offset, length);
            return length;
        }

        @Override
        public int writeRegister(int register, byte value) {
            return writeRegister(register, new byte[] {value}, 0, 1);
        }

        @Override
        public int writeRegister(int register, byte[] data, int offset, int length) {
            return writeRegister(new byte[] {(byte) register}, data, offset, length);
        }

        @Override
        public int writeRegister(byte[] register, byte[] data, int offset, int length) {
            byte[] all = Arrays.copyOf(register, register.length + length);
            System.arraycopy(data, offset, all, register.length, length);
            write(all, 0, all.length);
            return length;
        }

        @Override
        public int read() {
            byte[] value = new byte[1];
            read(value, 0, 1);
            return value[0] & 0xFF;
        }

        @Override
        public int write(byte value) {
            return write(new byte[] {value}, 0, 1);
        }
    }

    private final class SpiBusProvider extends SpiProviderBase implements SpiProvider {
        SpiBusProvider() {
            super("presodia-in-process-spi", "SPI of the virtual bench");
        }

        @Override
        public Spi create(SpiConfig config) {
            Spi bus = new SpiBusIo(this, config);
            context().registry().add(bus);
            return bus;
        }
    }

    private final class SpiBusIo extends SpiBase {
        SpiBusIo(SpiProvider provider, SpiConfig config) {
            super(provider, config);
            isOpen = true;
        }

        @Override
        public int transfer(
                byte[] write, int writeOffset, byte[] read, int readOffset, int length) {
            byte[] buffer = Arrays.copyOfRange(write, writeOffset, writeOffset + length);
            if (selected.size() == 1) {
                SpiPort device = selected.values().iterator().next();
                access(() -> {
                    device.transfer(buffer, length);
                    return true;
                });
            } else {
                // Nobody drives MISO, or two do: the pull-up wins.
                Arrays.fill(buffer, (byte) 0xFF);
            }
            System.arraycopy(buffer, 0, read, readOffset, length);
            return length;
        }

        @Override
        public int read() {
            byte[] value = new byte[1];
            transfer(value);
            return value[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return transfer(new byte[length], 0, buffer, offset, length);
        }

        @Override
        public int write(byte value) {
            return transfer(new byte[] {value});
        }

        @Override
        public int write(byte[] data, int offset, int length) {
            return transfer(data, offset, new byte[length], 0, length);
        }
    }

    private final class InputProvider extends DigitalInputProviderBase
            implements DigitalInputProvider {
        InputProvider() {
            super("presodia-in-process-input", "input lines of the virtual bench");
        }

        @Override
        public DigitalInput create(DigitalInputConfig config) {
            DigitalInput line = new InputLine(this, config, access(() -> bench.input(config.id())));
            context().registry().add(line);
            return line;
        }
    }

    private static final class InputLine extends DigitalInputBase {
        private final io.presodia.hal.bus.DigitalInput line;

        InputLine(
                DigitalInputProvider provider,
                DigitalInputConfig config,
                io.presodia.hal.bus.DigitalInput line) {
            super(provider, config);
            this.line = line;
        }

        @Override
        public DigitalState state() {
            return DigitalState.getState(access(line::high));
        }
    }

    private final class OutputProvider extends DigitalOutputProviderBase
            implements DigitalOutputProvider {
        OutputProvider() {
            super("presodia-in-process-output", "output lines of the virtual bench");
        }

        @Override
        public DigitalOutput create(DigitalOutputConfig config) {
            DigitalOutput line = new OutputLine(this, config, levels(config.id()));
            context().registry().add((IO<?, ?, ?>) line);
            return line;
        }
    }

    /** What a level on an output line does. */
    @FunctionalInterface
    private interface Level {
        void set(boolean high) throws BusFault;
    }

    private Level levels(String line) {
        String device = deviceOfChipSelect.get(line);
        if (device == null) {
            return access(() -> bench.output(line))::set;
        }
        SpiPort port = access(() -> bench.spi(device));
        return high -> {
            if (high) {
                if (selected.remove(device) != null) {
                    port.deselect();
                }
            } else if (selected.put(device, port) == null) {
                port.select();
            }
        };
    }

    private static final class OutputLine extends DigitalOutputBase {
        private final Level level;

        OutputLine(DigitalOutputProvider provider, DigitalOutputConfig config, Level level) {
            super(provider, config);
            this.level = level;
        }

        @Override
        public DigitalOutput state(DigitalState wanted) {
            access(() -> {
                level.set(wanted == DigitalState.HIGH);
                return true;
            });
            return super.state(wanted);
        }
    }
}
