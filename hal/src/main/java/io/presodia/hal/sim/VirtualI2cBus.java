package io.presodia.hal.sim;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An I2C bus with chip models on it. Every transaction takes the time that its bits need on the
 * virtual timebase: nine clock periods a byte, and one each for START, repeated START and STOP.
 */
public final class VirtualI2cBus {
    /** Addresses below and above these are reserved (I2C specification UM10204 section 3.1.12). */
    private static final int FIRST_ADDRESS = 0x08;

    private static final int LAST_ADDRESS = 0x77;

    private final String name;
    private final BusLock lock;
    private final VirtualTimebase timebase;
    private final long bitNanos;
    private final long runSeed;
    private final TransferFaults faults;
    private final @Nullable Port[] ports = new Port[LAST_ADDRESS + 1];

    /**
     * @param name the bus as the board file names it
     * @param bitsPerSecond clock rate, for example 400 000; at most 1 000 000
     * @param timebase the bench's clock
     * @param runSeed the seed of the run
     */
    public VirtualI2cBus(String name, int bitsPerSecond, VirtualTimebase timebase, long runSeed) {
        if (bitsPerSecond < 1 || bitsPerSecond > 1_000_000) {
            throw new IllegalArgumentException(
                    name + ": bitsPerSecond must be 1 to 1000000, was " + bitsPerSecond);
        }
        this.name = name;
        this.lock = new BusLock(name);
        this.timebase = timebase;
        this.bitNanos = Math.round(1e9 / bitsPerSecond);
        this.runSeed = runSeed;
        this.faults = new TransferFaults(new NoiseSource(runSeed, name + "/transfer"), true);
    }

    /** The bus as the board file names it. */
    public String name() {
        return name;
    }

    /** The faults of the bus as a whole. */
    public TransferFaults faults() {
        return faults;
    }

    /**
     * Puts a chip on the bus.
     *
     * @param device the device as the board file names it
     * @param address its seven-bit address, 0x08 to 0x77
     * @throws IllegalArgumentException if the address is taken or reserved
     */
    public Port attach(String device, int address, I2cDeviceModel model) {
        Port port = absent(device, address);
        port.model = model;
        ports[address] = port;
        return port;
    }

    /**
     * An address with no chip behind it: nothing there acknowledges.
     *
     * @throws IllegalArgumentException if the address is taken or reserved
     */
    public Port absent(String device, int address) {
        if (address < FIRST_ADDRESS || address > LAST_ADDRESS) {
            throw new IllegalArgumentException(
                    device + ": I2C address " + hex(address) + " is outside 0x08 to 0x77");
        }
        Port taken = ports[address];
        if (taken != null) {
            throw new IllegalArgumentException(
                    device
                            + ": I2C address "
                            + hex(address)
                            + " on "
                            + name
                            + " is taken by "
                            + taken.device);
        }
        return new Port(device, address);
    }

    private static String hex(int address) {
        return "0x%02X".formatted(address);
    }

    /** One address of the bus. */
    public final class Port implements I2cPort {
        private final String device;
        private final String label;
        private final TransferFaults ownFaults;
        private @Nullable I2cDeviceModel model;

        private Port(String device, int address) {
            this.device = device;
            this.label = name + "/" + device + "@" + hex(address);
            this.ownFaults =
                    new TransferFaults(
                            new NoiseSource(runSeed, device + "/transfer"), true, faults);
        }

        /** The faults on the way to this device. */
        public TransferFaults faults() {
            return ownFaults;
        }

        /** The device as the board file names it. */
        public String device() {
            return device;
        }

        @Override
        public BusLock lock() {
            return lock;
        }

        @Override
        public String name() {
            return label;
        }

        @Override
        public void write(byte[] data, int length) throws BusFault {
            Objects.checkFromIndexSize(0, length, data.length);
            try (var _ = lock.hold()) {
                I2cDeviceModel chip = start();
                timebase.elapse((2 + 9L * (1 + length)) * bitNanos);
                if (!chip.write(data, length, timebase.nanos())) {
                    throw notAcknowledged("write");
                }
            }
        }

        @Override
        public void writeThenRead(byte[] out, int writeLength, byte[] in, int readLength)
                throws BusFault {
            Objects.checkFromIndexSize(0, writeLength, out.length);
            Objects.checkFromIndexSize(0, readLength, in.length);
            try (var _ = lock.hold()) {
                I2cDeviceModel chip = start();
                timebase.elapse((1 + 9L * (1 + writeLength)) * bitNanos);
                if (!chip.write(out, writeLength, timebase.nanos())) {
                    throw notAcknowledged("write");
                }
                readFrom(chip, in, readLength);
            }
        }

        @Override
        public void read(byte[] in, int length) throws BusFault {
            Objects.checkFromIndexSize(0, length, in.length);
            try (var _ = lock.hold()) {
                readFrom(start(), in, length);
            }
        }

        private void readFrom(I2cDeviceModel chip, byte[] in, int length) throws BusFault {
            timebase.elapse(10 * bitNanos);
            if (!chip.read(in, length, timebase.nanos())) {
                throw notAcknowledged("read");
            }
            timebase.elapse((1 + 9L * length) * bitNanos);
            if (ownFaults.active() || faults.active()) {
                ownFaults.flip(in, length);
                faults.flip(in, length);
            }
        }

        private I2cDeviceModel start() throws BusFault {
            if (ownFaults.active() || faults.active()) {
                startFaulty();
            }
            I2cDeviceModel chip = model;
            if (chip == null) {
                timebase.elapse(11 * bitNanos);
                throw notAcknowledged("address");
            }
            return chip;
        }

        private void startFaulty() throws BusFault {
            timebase.elapse(ownFaults.delayNanos() + faults.delayNanos());
            if (ownFaults.stuckLow() || faults.stuckLow()) {
                throw new BusFault(BusFault.Kind.STUCK, label, "a line of the bus is held low");
            }
            if (faults.takeNack() || ownFaults.takeNack()) {
                timebase.elapse(11 * bitNanos);
                throw notAcknowledged("address");
            }
        }

        private BusFault notAcknowledged(String what) {
            return new BusFault(BusFault.Kind.NACK, label, what + " not acknowledged");
        }
    }
}
