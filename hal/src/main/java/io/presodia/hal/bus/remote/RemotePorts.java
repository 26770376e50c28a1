package io.presodia.hal.bus.remote;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.SpiPort;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Ports that lead to a bench in another process. A bench that is gone is a fault of kind IO. */
final class RemotePorts implements Ports {
    private static final byte[] NOTHING = new byte[0];

    private final BenchConnection connection;
    private final Map<String, BusLock> locks = new HashMap<>();

    RemotePorts(BenchConnection connection) {
        this.connection = connection;
    }

    @Override
    public I2cPort i2c(String device) throws BusFault {
        BenchConnection.Opened opened = find(Wire.PortKind.I2C, device);
        return new I2c(opened, lock(opened.bus()));
    }

    @Override
    public SpiPort spi(String device) throws BusFault {
        BenchConnection.Opened opened = find(Wire.PortKind.SPI, device);
        return new Spi(opened, lock(opened.bus()));
    }

    @Override
    public DigitalOutput output(String line) throws BusFault {
        return new Output(find(Wire.PortKind.OUTPUT, line));
    }

    @Override
    public DigitalInput input(String line) throws BusFault {
        return new Input(find(Wire.PortKind.INPUT, line));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            // The bench has gone before us; nobody is left to say good-bye to.
        }
    }

    private BenchConnection.Opened find(Wire.PortKind kind, String name) throws BusFault {
        try {
            return connection.find(kind, name);
        } catch (IOException e) {
            throw gone(name, e);
        }
    }

    private BusLock lock(String bus) {
        return locks.computeIfAbsent(bus, BusLock::new);
    }

    /** Something said to the bench. */
    @FunctionalInterface
    private interface Exchange {
        void run() throws IOException, BusFault;
    }

    private static void over(BenchConnection.Opened port, Exchange exchange) throws BusFault {
        try {
            exchange.run();
        } catch (IOException e) {
            throw gone(port.label(), e);
        }
    }

    private static BusFault gone(String port, IOException e) {
        return new BusFault(BusFault.Kind.IO, port, String.valueOf(e.getMessage()), e);
    }

    private final class I2c implements I2cPort {
        private final BenchConnection.Opened port;
        private final BusLock lock;

        private I2c(BenchConnection.Opened port, BusLock lock) {
            this.port = port;
            this.lock = lock;
        }

        @Override
        public BusLock lock() {
            return lock;
        }

        @Override
        public String name() {
            return port.label();
        }

        @Override
        public void write(byte[] data, int length) throws BusFault {
            transfer(Op.I2C_WRITE, data, length, NOTHING, 0);
        }

        @Override
        public void writeThenRead(byte[] out, int writeLength, byte[] in, int readLength)
                throws BusFault {
            transfer(Op.I2C_WRITE_READ, out, writeLength, in, readLength);
        }

        @Override
        public void read(byte[] in, int length) throws BusFault {
            transfer(Op.I2C_READ, NOTHING, 0, in, length);
        }

        private void transfer(Op op, byte[] out, int writeLength, byte[] in, int readLength)
                throws BusFault {
            Objects.checkFromIndexSize(0, writeLength, out.length);
            Objects.checkFromIndexSize(0, readLength, in.length);
            try (var _ = lock.hold()) {
                connection.transfer(op, port.number(), out, writeLength, in, readLength);
            } catch (IOException e) {
                throw gone(port.label(), e);
            }
        }
    }

    private final class Spi implements SpiPort {
        private final BenchConnection.Opened port;
        private final BusLock lock;

        private Spi(BenchConnection.Opened port, BusLock lock) {
            this.port = port;
            this.lock = lock;
        }

        @Override
        public BusLock lock() {
            return lock;
        }

        @Override
        public String name() {
            return port.label();
        }

        @Override
        public void select() throws BusFault {
            post(Op.SELECT);
        }

        @Override
        public void deselect() throws BusFault {
            post(Op.DESELECT);
        }

        private void post(Op op) throws BusFault {
            over(port, () -> connection.post(op, port.number()));
        }

        @Override
        public void transfer(byte[] buffer, int length) throws BusFault {
            Objects.checkFromIndexSize(0, length, buffer.length);
            over(
                    port,
                    () ->
                            connection.transfer(
                                    Op.SPI_TRANSFER,
                                    port.number(),
                                    buffer,
                                    length,
                                    buffer,
                                    length));
        }

        @Override
        public void write(byte[] data, int length) throws BusFault {
            Objects.checkFromIndexSize(0, length, data.length);
            over(port, () -> connection.postBytes(Op.SPI_WRITE, port.number(), data, length));
        }
    }

    private final class Output implements DigitalOutput {
        private final BenchConnection.Opened port;

        private Output(BenchConnection.Opened port) {
            this.port = port;
        }

        @Override
        public String name() {
            return port.label();
        }

        @Override
        public void set(boolean high) throws BusFault {
            over(port, () -> connection.post(high ? Op.LINE_HIGH : Op.LINE_LOW, port.number()));
        }
    }

    private final class Input implements DigitalInput {
        private final BenchConnection.Opened port;

        private Input(BenchConnection.Opened port) {
            this.port = port;
        }

        @Override
        public String name() {
            return port.label();
        }

        @Override
        public boolean high() throws BusFault {
            try {
                return connection.ask(Op.LINE_READ, port.number()) != 0;
            } catch (IOException e) {
                throw gone(port.label(), e);
            }
        }
    }
}
