package io.presodia.hal.sim;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.BusLock;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.time.VirtualTimebase;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An SPI bus with chip models on it, one chip select each. A byte takes eight clock periods of the
 * virtual timebase; bytes of one transfer follow each other without a gap, the hardest case for a
 * chip.
 */
public final class VirtualSpiBus {
    private final String name;
    private final BusLock lock;
    private final VirtualTimebase timebase;
    private final long runSeed;
    private final Violations violations;
    private final TransferFaults faults;
    private final Set<String> devices = new HashSet<>();
    private @Nullable Port selected;

    /**
     * @param name the bus as the board file names it
     * @param timebase the bench's clock
     * @param runSeed the seed of the run
     * @param violations receives clashes of chip selects
     */
    public VirtualSpiBus(
            String name, VirtualTimebase timebase, long runSeed, Violations violations) {
        this.name = name;
        this.lock = new BusLock(name);
        this.timebase = timebase;
        this.runSeed = runSeed;
        this.violations = violations;
        this.faults = new TransferFaults(new NoiseSource(runSeed, name + "/transfer"), false);
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
     * @param clockHertz serial clock for this device
     * @throws IllegalArgumentException if the name is taken or the clock is faster than the chip
     *     allows
     */
    public Port attach(String device, double clockHertz, SpiDeviceModel model) {
        if (!(clockHertz > 0) || clockHertz > model.maxClockHertz()) {
            throw new IllegalArgumentException(
                    device
                            + ": clockHertz must be above 0 and at most "
                            + model.maxClockHertz()
                            + " for this part, was "
                            + clockHertz);
        }
        if (!devices.add(device)) {
            throw new IllegalArgumentException("two devices called " + device + " on " + name);
        }
        return new Port(device, Math.round(8e9 / clockHertz), model);
    }

    /** One chip select of the bus. */
    public final class Port implements SpiPort {
        private final String device;
        private final String label;
        private final long byteNanos;
        private final SpiDeviceModel model;
        private final TransferFaults ownFaults;

        private Port(String device, long byteNanos, SpiDeviceModel model) {
            this.device = device;
            this.label = name + "/" + device;
            this.byteNanos = byteNanos;
            this.model = model;
            this.ownFaults =
                    new TransferFaults(new NoiseSource(runSeed, device + "/transfer"), false);
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
        public void select() throws BusFault {
            if (selected != null) {
                violations.add(
                        timebase.nanos(), device, "selected while a chip on this bus is selected");
                throw new BusFault(
                        BusFault.Kind.IO,
                        label,
                        "selected while " + selected.device + " is selected");
            }
            selected = this;
            model.selected(timebase.nanos());
        }

        @Override
        public void deselect() {
            if (selected == this) {
                selected = null;
                model.deselected(timebase.nanos());
            }
        }

        @Override
        public void transfer(byte[] buffer, int length) throws BusFault {
            Objects.checkFromIndexSize(0, length, buffer.length);
            if (selected != this) {
                violations.add(timebase.nanos(), device, "clocked without its chip select");
                throw new BusFault(BusFault.Kind.IO, label, "transfer without chip select");
            }
            boolean faulty = ownFaults.active() || faults.active();
            if (faulty) {
                timebase.elapse(ownFaults.delayNanos() + faults.delayNanos());
            }
            for (int i = 0; i < length; i++) {
                long start = timebase.nanos();
                timebase.elapse(byteNanos);
                int in = model.exchange(buffer[i] & 0xFF, start, timebase.nanos());
                buffer[i] = (byte) (faulty ? distort(in) : in);
            }
        }

        private int distort(int in) {
            if (ownFaults.stuckLow() || faults.stuckLow()) {
                return 0x00;
            }
            if (ownFaults.stuckHigh() || faults.stuckHigh()) {
                return 0xFF;
            }
            return faults.flip(ownFaults.flip(in));
        }
    }
}
