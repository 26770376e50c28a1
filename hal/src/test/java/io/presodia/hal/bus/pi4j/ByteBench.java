package io.presodia.hal.bus.pi4j;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.SpiPort;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bench that writes down what reaches it and answers by rule. */
final class ByteBench implements Ports {
    final List<String> log = new ArrayList<>();
    final Map<String, BusLock> locks = new TreeMap<>();
    BusFault.@Nullable Kind failure;
    boolean tripHigh;

    private void note(String device, String what) throws BusFault {
        if (failure != null) {
            throw new BusFault(failure, device, "injected");
        }
        log.add(device + " " + what);
    }

    @Override
    public I2cPort i2c(String device) throws BusFault {
        if (!Pi4jPortsTest.WIRING.i2c().containsKey(device)) {
            throw new BusFault(BusFault.Kind.IO, device, "not on this bench");
        }
        return new I2cPort() {
            @Override
            public BusLock lock() {
                return locks.computeIfAbsent(device, BusLock::new);
            }

            @Override
            public String name() {
                return device;
            }

            @Override
            public void write(byte[] data, int length) throws BusFault {
                note(device, "write " + HexFormat.of().formatHex(data, 0, length));
            }

            @Override
            public void writeThenRead(byte[] out, int writeLength, byte[] in, int readLength)
                    throws BusFault {
                note(
                        device,
                        "write "
                                + HexFormat.of().formatHex(out, 0, writeLength)
                                + " read "
                                + readLength);
                fill(in, readLength);
            }

            @Override
            public void read(byte[] in, int length) throws BusFault {
                note(device, "read " + length);
                fill(in, length);
            }
        };
    }

    private static void fill(byte[] in, int length) {
        for (int i = 0; i < length; i++) {
            in[i] = (byte) (0xA0 + i);
        }
    }

    @Override
    public SpiPort spi(String device) {
        return new SpiPort() {
            @Override
            public BusLock lock() {
                return locks.computeIfAbsent(device, BusLock::new);
            }

            @Override
            public String name() {
                return device;
            }

            @Override
            public void select() throws BusFault {
                note(device, "select");
            }

            @Override
            public void deselect() throws BusFault {
                note(device, "deselect");
            }

            @Override
            public void transfer(byte[] buffer, int length) throws BusFault {
                note(device, "transfer " + HexFormat.of().formatHex(buffer, 0, length));
                for (int i = 0; i < length; i++) {
                    buffer[i] = (byte) ~buffer[i];
                }
            }
        };
    }

    @Override
    public DigitalOutput output(String line) {
        return new DigitalOutput() {
            @Override
            public String name() {
                return line;
            }

            @Override
            public void set(boolean high) throws BusFault {
                note(line, high ? "high" : "low");
            }
        };
    }

    @Override
    public DigitalInput input(String line) {
        return new DigitalInput() {
            @Override
            public String name() {
                return line;
            }

            @Override
            public boolean high() throws BusFault {
                if (failure != null) {
                    throw new BusFault(failure, line, "injected");
                }
                return tripHigh;
            }
        };
    }

    @Override
    public void close() {}
}
