package io.presodia.hal.sim.remote;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.bus.remote.Op;
import io.presodia.hal.bus.remote.Wire;
import io.presodia.hal.sim.VirtualOutputLine;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One firmware at a bench: does what its frames say, in their order. */
final class FirmwareSession {
    /**
     * A process that was killed is missed within microseconds; this is for a machine under load.
     */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final HostedBench host;
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(Wire.FRAME_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(Wire.FRAME_BYTES);
    private final List<Object> ports = new ArrayList<>();
    private final byte[] written = new byte[Wire.TRANSFER_BYTES];
    private final byte[] read = new byte[Wire.TRANSFER_BYTES];
    private @Nullable BusFault fault;
    private boolean left;

    FirmwareSession(HostedBench host, SocketChannel channel) {
        this.host = host;
        this.channel = channel;
    }

    /** Serves until the firmware leaves or is lost. */
    void serve() throws IOException, InterruptedException {
        if (!host.attach(this, PATIENCE_NANOS)) {
            begin(Wire.REFUSED);
            Wire.putText(out, "another firmware is attached to this bench");
            send();
            return;
        }
        try {
            while (!left && receive()) {
                frame();
            }
        } finally {
            if (left) {
                host.left(this);
            } else {
                host.lost(this);
            }
        }
    }

    /** Gets one frame; returns false at the end of the stream, even in the middle of a frame. */
    private boolean receive() throws IOException {
        in.clear();
        int wanted = Integer.BYTES;
        while (in.position() < wanted) {
            if (channel.read(in) < 0) {
                return false;
            }
            if (in.position() >= Integer.BYTES) {
                wanted = in.getInt(0);
                if (wanted < Integer.BYTES || wanted > in.capacity()) {
                    throw new IOException("a frame of " + wanted + " bytes");
                }
            }
        }
        in.flip().position(Integer.BYTES);
        return true;
    }

    private void frame() throws IOException, InterruptedException {
        fault = null;
        begin(Wire.DONE);
        try {
            while (in.hasRemaining()) {
                Op op = Op.of(in.get());
                if (op == null) {
                    throw new IOException("an operation that nobody knows");
                }
                perform(op);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("a frame that ends in the middle of an operation", e);
        }
        BusFault met = fault;
        if (met != null) {
            begin(Wire.FAULT);
            Wire.putText(out, met.kind().name());
            Wire.putText(out, met.device());
            Wire.putText(out, detail(met));
        }
        out.put(Integer.BYTES + 1, host.paced() ? Wire.PACED : Wire.LOCKSTEP);
        out.putLong(Integer.BYTES + 2, host.nanos());
        out.putLong(Integer.BYTES + 2 + Long.BYTES, host.wallAheadNanos());
        send();
    }

    /** The message without what the other side puts in front of it again. */
    private static String detail(BusFault met) {
        String message = String.valueOf(met.getMessage());
        String front = met.device() + ": " + met.kind() + ": ";
        return message.startsWith(front) ? message.substring(front.length()) : message;
    }

    private void begin(byte status) {
        out.clear();
        out.putInt(0).put(status).put(Wire.LOCKSTEP).putLong(0).putLong(0);
    }

    private void send() throws IOException {
        out.putInt(0, out.position());
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    private void perform(Op op) throws IOException, InterruptedException {
        switch (op) {
            case NOW -> {
                in.getLong();
                out.putLong(0);
            }
            case FAULTS_ALLOWED -> {
                in.getLong();
                out.putLong(host.faultsAllowed() ? 1 : 0);
            }
            case SLEEP_UNTIL -> host.sleepUntil(in.getLong());
            case SLEEP_FOR -> host.sleepUntil(host.nanos() + in.getLong());
            case WAIT -> out.putLong(host.waitFor(in.getLong()));
            case BYE -> {
                in.getLong();
                out.putLong(0);
                left = true;
            }
            case OPEN,
                    SELECT,
                    DESELECT,
                    SPI_WRITE,
                    SPI_TRANSFER,
                    I2C_WRITE,
                    I2C_WRITE_READ,
                    I2C_READ,
                    LINE_HIGH,
                    LINE_LOW,
                    LINE_READ ->
                    atTheBench(op);
        }
    }

    private void atTheBench(Op op) throws IOException, InterruptedException {
        int before = in.position();
        try {
            host.onBus(outside -> onBus(op, outside));
        } catch (BusFault met) {
            fault = fault == null ? met : fault;
            skip(op, before);
        }
    }

    /** A fault leaves the operation half read; the next one begins behind it. */
    private void skip(Op op, int before) {
        in.position(before);
        switch (op) {
            case OPEN -> {
                in.get();
                Wire.text(in);
            }
            case SPI_WRITE -> bytes();
            case SPI_TRANSFER, I2C_WRITE, I2C_WRITE_READ, I2C_READ -> {
                bytes();
                in.getShort();
            }
            case NOW,
                    FAULTS_ALLOWED,
                    SLEEP_UNTIL,
                    SLEEP_FOR,
                    WAIT,
                    SELECT,
                    DESELECT,
                    LINE_HIGH,
                    LINE_LOW,
                    LINE_READ,
                    BYE ->
                    in.getLong();
        }
    }

    private void onBus(Op op, Ports outside) throws BusFault, IOException {
        switch (op) {
            case OPEN -> open(outside);
            case SELECT -> port(SpiPort.class, (int) in.getLong()).select();
            case DESELECT -> port(SpiPort.class, (int) in.getLong()).deselect();
            case SPI_WRITE -> {
                SpiPort spi = port(SpiPort.class, in.getInt(in.position()));
                spi.write(written, bytes());
            }
            case SPI_TRANSFER -> {
                SpiPort spi = port(SpiPort.class, in.getInt(in.position()));
                int length = bytes();
                in.getShort();
                spi.transfer(written, length);
                out.put(written, 0, length);
            }
            case I2C_WRITE, I2C_WRITE_READ, I2C_READ -> i2c(op);
            case LINE_HIGH -> port(DigitalOutput.class, (int) in.getLong()).set(true);
            case LINE_LOW -> port(DigitalOutput.class, (int) in.getLong()).set(false);
            case LINE_READ ->
                    out.putLong(port(DigitalInput.class, (int) in.getLong()).high() ? 1 : 0);
            case NOW, SLEEP_UNTIL, SLEEP_FOR, WAIT, BYE, FAULTS_ALLOWED ->
                    throw new IOException(op + " is nothing for a bus");
        }
    }

    private void i2c(Op op) throws BusFault, IOException {
        I2cPort i2c = port(I2cPort.class, in.getInt(in.position()));
        int length = bytes();
        int readLength = in.getShort() & 0xFFFF;
        if (op == Op.I2C_WRITE) {
            i2c.write(written, length);
        } else if (op == Op.I2C_READ) {
            i2c.read(read, readLength);
        } else {
            i2c.writeThenRead(written, length, read, readLength);
        }
        out.put(read, 0, readLength);
    }

    /** Takes port number, length and bytes; the bytes are in {@code written}. */
    private int bytes() {
        in.getInt();
        int length = in.getShort() & 0xFFFF;
        in.get(written, 0, length);
        return length;
    }

    private <T> T port(Class<T> kind, int number) throws IOException {
        if (number < 0 || number >= ports.size() || !kind.isInstance(ports.get(number))) {
            throw new IOException("port " + number + " is no " + kind.getSimpleName());
        }
        return kind.cast(ports.get(number));
    }

    /** As the kernel does: a chip select is released, an output is low once it is opened. */
    private void open(Ports outside) throws BusFault, IOException {
        Wire.PortKind kind = Wire.PortKind.of(in.get());
        String name = Wire.text(in);
        switch (kind) {
            case I2C -> {
                I2cPort port = outside.i2c(name);
                opened(port, port.name(), port.lock().bus());
            }
            case SPI -> {
                SpiPort port = outside.spi(name);
                port.deselect();
                opened(port, port.name(), port.lock().bus());
            }
            case OUTPUT -> {
                DigitalOutput port = outside.output(name);
                if (port instanceof VirtualOutputLine line && line.high()) {
                    line.set(false);
                }
                opened(port, port.name(), "");
            }
            case INPUT -> {
                DigitalInput port = outside.input(name);
                opened(port, port.name(), "");
            }
        }
    }

    private void opened(Object port, String label, String bus) {
        ports.add(port);
        out.putInt(ports.size() - 1);
        Wire.putText(out, label);
        Wire.putText(out, bus);
    }
}
