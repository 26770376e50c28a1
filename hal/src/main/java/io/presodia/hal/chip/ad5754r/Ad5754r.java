package io.presodia.hal.chip.ad5754r;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.chip.ChipTimer;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.unit.Voltage;

/**
 * Driver of the AD5754R (Analog Devices, AD5724R/AD5734R/AD5754R data sheet): four 16-bit bipolar
 * outputs on the internal 2.5 V reference. The board straps the BIN/2sCOMP pin to two's complement,
 * so that the power-on code 0 is 0 V, and LDAC low, so that an output follows as soon as chip
 * select is released at the end of its frame. SPI mode 1, 24-bit frames: read bit, zero, register
 * REG2..0, address A2..0, 16 data bits. Used by one thread.
 */
public final class Ad5754r {
    /** The lowest code. */
    public static final int MIN_CODE = -32768;

    /** The highest code. */
    public static final int MAX_CODE = 32767;

    private static final int REGISTER_DAC = 0b000;
    private static final int REGISTER_RANGE = 0b001;
    private static final int REGISTER_POWER = 0b010;
    private static final int REGISTER_CONTROL = 0b011;

    private static final int ADDRESS_ALL = 0b100;
    private static final int CONTROL_SETTINGS = 0b001;
    private static final int READ = 0x80;

    /** Thermal shutdown on, current clamp on, CLR to 0 V, SDO on. */
    private static final int CONTROL_VALUE = 0b1100;

    private static final int CONTROL_MASK = 0x0F;
    private static final int RANGE_MASK = 0x07;

    /** PUA..PUD and PUREF of the power control register. */
    private static final int POWER_ALL = 0x1F;

    private static final int POWER_THERMAL_SHUTDOWN = 1 << 5;
    private static final int POWER_OVERCURRENT_SHIFT = 7;

    /**
     * Power-up time of an output, during which its register must not be loaded (power control
     * register).
     */
    private static final long POWER_UP_NANOS = 10_000;

    private final SpiPort spi;
    private final ChipTimer timer;
    private final Ad5754rRange range;
    private final byte[] frame = new byte[3];

    /**
     * @param spi the chip's port: mode 1, at most 30 MHz
     * @param timebase the clock to wait on
     * @param range the range of all four outputs
     */
    public Ad5754r(SpiPort spi, Timebase timebase, Ad5754rRange range) {
        this.spi = spi;
        this.timer = new ChipTimer(timebase, spi.name());
        this.range = range;
    }

    /** The range of all four outputs. */
    public Ad5754rRange range() {
        return range;
    }

    /** The lowest voltage an output can be set to. */
    public double minVolts() {
        return MIN_CODE * range.voltsPerCode();
    }

    /** The highest voltage an output can be set to: one code below the range's end. */
    public double maxVolts() {
        return MAX_CODE * range.voltsPerCode();
    }

    /**
     * Sets range and protection, powers up reference and outputs at 0 V, and reads everything back.
     * The order is that of the data sheet: range first, then power, and only then an output code,
     * since writes to an output without power are ignored.
     *
     * @throws BusFault of kind PROTOCOL when a register did not take; any fault of the bus
     */
    public void configure() throws BusFault {
        try (var _ = spi.lock().hold()) {
            writeFrame(REGISTER_RANGE, ADDRESS_ALL, range.code());
            writeFrame(REGISTER_CONTROL, CONTROL_SETTINGS, CONTROL_VALUE);
            writeFrame(REGISTER_POWER, 0, POWER_ALL);
            timer.pause(POWER_UP_NANOS);
            writeFrame(REGISTER_DAC, ADDRESS_ALL, 0);
            check(BusFault.Kind.PROTOCOL);
            for (Ad5754rChannel channel : Ad5754rChannel.values()) {
                require(BusFault.Kind.PROTOCOL, "output " + channel, readBack(channel), 0);
            }
        }
    }

    /**
     * Reads range, protection and power again.
     *
     * @throws BusFault of kind DEVICE_RESET when the chip has lost its configuration or powered
     *     outputs down; any fault of the bus
     */
    public void verifyConfiguration() throws BusFault {
        try (var _ = spi.lock().hold()) {
            check(BusFault.Kind.DEVICE_RESET);
        }
    }

    /**
     * Sets an output to a code, {@value #MIN_CODE} to {@value #MAX_CODE}; it follows at once.
     *
     * @throws IllegalArgumentException when the code is out of range
     */
    public void write(Ad5754rChannel channel, int code) throws BusFault {
        if (code < MIN_CODE || code > MAX_CODE) {
            throw new IllegalArgumentException(
                    spi.name()
                            + ": code must be "
                            + MIN_CODE
                            + " to "
                            + MAX_CODE
                            + ", was "
                            + code);
        }
        writeFrame(REGISTER_DAC, channel.address(), code);
    }

    /** Sets all four outputs to 0 V in one frame. */
    public void zeroAll() throws BusFault {
        writeFrame(REGISTER_DAC, ADDRESS_ALL, 0);
    }

    /**
     * Sets an output to the code nearest to a voltage.
     *
     * @throws IllegalArgumentException when the voltage is beyond {@link #minVolts()} or {@link
     *     #maxVolts()} by more than half a code, or not a number
     */
    public void setVolts(Ad5754rChannel channel, double volts) throws BusFault {
        write(channel, codeFor(volts));
    }

    /** As {@link #setVolts(Ad5754rChannel, double)}. */
    public void setVolts(Ad5754rChannel channel, Voltage voltage) throws BusFault {
        setVolts(channel, voltage.volts());
    }

    /**
     * The code nearest to a voltage.
     *
     * @throws IllegalArgumentException when no code is within half a step of the voltage
     */
    public int codeFor(double volts) {
        double code = Math.rint(volts / range.voltsPerCode());
        if (!(code >= MIN_CODE && code <= MAX_CODE)) {
            throw new IllegalArgumentException(
                    spi.name()
                            + ": volts must be "
                            + minVolts()
                            + " to "
                            + maxVolts()
                            + ", was "
                            + volts);
        }
        return (int) code;
    }

    /** The voltage of a code. */
    public double toVolts(int code) {
        return code * range.voltsPerCode();
    }

    /** The code that an output's register holds. */
    public int readBack(Ad5754rChannel channel) throws BusFault {
        return (short) readRegister(REGISTER_DAC, channel.address());
    }

    /**
     * The power control register, for {@link #thermalShutdown(int)} and {@link #overcurrent(int,
     * Ad5754rChannel)}.
     *
     * @throws BusFault any fault of the bus
     */
    public int readPowerControl() throws BusFault {
        return readRegister(REGISTER_POWER, 0);
    }

    /** Whether the chip has powered its outputs down because it is too hot (TSD bit). */
    public static boolean thermalShutdown(int powerControl) {
        return (powerControl & POWER_THERMAL_SHUTDOWN) != 0;
    }

    /** Whether an output is in its current clamp (OCA..OCD bits). */
    public static boolean overcurrent(int powerControl, Ad5754rChannel channel) {
        return ((powerControl >> (POWER_OVERCURRENT_SHIFT + channel.address())) & 1) != 0;
    }

    private void check(BusFault.Kind kind) throws BusFault {
        require(kind, "power control", readPowerControl() & POWER_ALL, POWER_ALL);
        require(
                kind,
                "control",
                readRegister(REGISTER_CONTROL, CONTROL_SETTINGS) & CONTROL_MASK,
                CONTROL_VALUE);
        for (int address = 0; address < ADDRESS_ALL; address++) {
            require(
                    kind,
                    "output range",
                    readRegister(REGISTER_RANGE, address) & RANGE_MASK,
                    range.code());
        }
    }

    private void require(BusFault.Kind kind, String what, int read, int written) throws BusFault {
        if (read != written) {
            throw new BusFault(
                    kind,
                    spi.name(),
                    what
                            + " reads 0x"
                            + Integer.toHexString(read)
                            + ", was written 0x"
                            + Integer.toHexString(written));
        }
    }

    private void writeFrame(int register, int address, int data) throws BusFault {
        send((register << 3) | address, data, false);
    }

    /** A read frame, then a no-operation frame during which the chip shifts the register out. */
    private int readRegister(int register, int address) throws BusFault {
        try (var _ = spi.lock().hold()) {
            send(READ | (register << 3) | address, 0, false);
            send(REGISTER_CONTROL << 3, 0, true);
            return ((frame[1] & 0xFF) << 8) | (frame[2] & 0xFF);
        }
    }

    private void send(int head, int data, boolean answered) throws BusFault {
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                frame[0] = (byte) head;
                frame[1] = (byte) (data >> 8);
                frame[2] = (byte) data;
                if (answered) {
                    spi.transfer(frame, 3);
                } else {
                    spi.write(frame, 3);
                }
            } finally {
                spi.deselect();
            }
        }
    }
}
