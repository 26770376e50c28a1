package io.presodia.hal.chip.ads122c04;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.chip.ChipTimer;
import io.presodia.hal.time.Timebase;

/**
 * Driver of the ADS122C04 (Texas Instruments SBAS751B): single-shot conversions with the conversion
 * counter and CRC-16 switched on, so that every register and result read carries a check word.
 * Conversions are split in two: {@link #startConversion} and {@link #finishConversion}. Used by one
 * thread.
 */
public final class Ads122c04 {
    /** The internal reference. */
    public static final double INTERNAL_REFERENCE_VOLTS = 2.048;

    /** The highest code, at or above positive full scale. */
    public static final int POSITIVE_FULL_SCALE = 0x7FFFFF;

    /** The lowest code, at or below negative full scale. */
    public static final int NEGATIVE_FULL_SCALE = -0x800000;

    /** Configuration register 2: DCNT = 1, CRC = 10. */
    static final int COUNTER_AND_CRC = 0x60;

    private static final byte RESET = 0x06;
    private static final byte START = 0x08;
    private static final byte RDATA = 0x10;
    private static final int RREG = 0x20;
    private static final int WREG = 0x40;

    private static final int REGISTERS = 4;
    private static final int CONFIG_2 = 2;
    private static final int CONFIG_2_READY = 0x80;

    /** A register, then its check word. */
    private static final int REGISTER_LENGTH = 3;

    /** Counter and three data bytes, then their check word. */
    private static final int DATA_LENGTH = 4;

    /**
     * The excitation sources need up to this long to reach their current (SBAS751B, excitation
     * current sources).
     */
    private static final long IDAC_START_UP_NANOS = 200_000;

    private final I2cPort i2c;
    private final ChipTimer timer;
    private final ChipTimer.ReadyCheck dataReady;
    private final Ads122c04DataRate dataRate;
    private final long conversionNanos;
    private final byte[] out = new byte[2];
    private final byte[] in = new byte[DATA_LENGTH + 2];
    private final int[] registers = new int[REGISTERS];
    private int counter;
    private long startNanos;
    private boolean converting;

    /**
     * @param i2c the chip's port
     * @param timebase the clock to wait on
     * @param dataRate the data rate of all inputs
     */
    public Ads122c04(I2cPort i2c, Timebase timebase, Ads122c04DataRate dataRate) {
        this.i2c = i2c;
        this.timer = new ChipTimer(timebase, i2c.name());
        this.dataReady = this::readReadyBit;
        this.dataRate = dataRate;
        this.conversionNanos = dataRate.conversionNanos();
    }

    /** Nanoseconds from the start of a conversion to its result, at the nominal oscillator. */
    public long conversionNanos() {
        return conversionNanos;
    }

    /**
     * Resets the chip, sets it up for an input, and reads all four registers back.
     *
     * @throws BusFault of kind PROTOCOL when a register did not take; CRC when a check word is
     *     wrong; any fault of the bus
     */
    public void configure(Ads122c04Input input) throws BusFault {
        converting = false;
        try (var _ = i2c.lock().hold()) {
            out[0] = RESET;
            i2c.write(out, 1);
            // The chip answers at once after a reset; all registers and the counter are 0 (register
            // map, reset values).
            counter = 0;
            for (int register = 0; register < REGISTERS; register++) {
                registers[register] = 0;
            }
            writeInput(input);
            check(BusFault.Kind.PROTOCOL);
        }
    }

    /**
     * Reads all four registers again.
     *
     * @throws BusFault of kind DEVICE_RESET when one differs from what was written; CRC when a
     *     check word is wrong; any fault of the bus
     */
    public void verifyConfiguration() throws BusFault {
        try (var _ = i2c.lock().hold()) {
            check(BusFault.Kind.DEVICE_RESET);
        }
    }

    /**
     * Starts a conversion of an input. Writes only those registers that differ from the input
     * before, and waits 200 microseconds where the excitation changes.
     */
    public void startConversion(Ads122c04Input input) throws BusFault {
        converting = false;
        try (var _ = i2c.lock().hold()) {
            if (writeInput(input)) {
                timer.pause(IDAC_START_UP_NANOS);
            }
            out[0] = START;
            i2c.write(out, 1);
            startNanos = timer.nanos();
            converting = true;
        }
    }

    /**
     * Whether the conversion that was started is complete.
     *
     * @throws BusFault of kind DEVICE_RESET when the chip has lost its configuration; CRC when the
     *     check word is wrong; any fault of the bus
     */
    public boolean ready() throws BusFault {
        return converting && readReadyBit();
    }

    /**
     * Waits for the conversion that was started and reads it.
     *
     * @return the raw code, {@value #NEGATIVE_FULL_SCALE} to {@value #POSITIVE_FULL_SCALE}
     * @throws BusFault of kind TIMEOUT when it does not become ready or the conversion counter has
     *     not moved; CRC when the check word is wrong; any fault of {@link #ready()} and the bus
     * @throws IllegalStateException when no conversion was started
     */
    public int finishConversion() throws BusFault {
        if (!converting) {
            throw new IllegalStateException(i2c.name() + ": no conversion was started");
        }
        converting = false;
        timer.awaitReady(startNanos, conversionNanos, dataReady);
        out[0] = RDATA;
        i2c.writeThenRead(out, 1, in, DATA_LENGTH + 2);
        if (!Crc16.matches(in, DATA_LENGTH)) {
            throw new BusFault(
                    BusFault.Kind.CRC, i2c.name(), "check word of the conversion result is wrong");
        }
        int newCounter = in[0] & 0xFF;
        if (newCounter == counter) {
            throw new BusFault(
                    BusFault.Kind.TIMEOUT,
                    i2c.name(),
                    "conversion counter stays at " + counter + ": stale result");
        }
        counter = newCounter;
        return (in[1] << 16) | ((in[2] & 0xFF) << 8) | (in[3] & 0xFF);
    }

    /** Starts and finishes one conversion. */
    public int read(Ads122c04Input input) throws BusFault {
        startConversion(input);
        return finishConversion();
    }

    /** Whether a raw code says no more than that the input is at or beyond full scale. */
    public static boolean saturated(int code) {
        return code >= POSITIVE_FULL_SCALE || code <= NEGATIVE_FULL_SCALE;
    }

    /** Writes what differs; returns whether the excitation changed. */
    private boolean writeInput(Ads122c04Input input) throws BusFault {
        writeRegister(0, input.config0());
        writeRegister(1, input.config1(dataRate));
        boolean currentChanged = writeRegister(CONFIG_2, input.config2());
        boolean routeChanged = writeRegister(3, input.config3());
        return (currentChanged || routeChanged) && input.idac() != Ads122c04Idac.OFF;
    }

    private boolean writeRegister(int register, int value) throws BusFault {
        if (registers[register] == value) {
            return false;
        }
        out[0] = (byte) (WREG | (register << 2));
        out[1] = (byte) value;
        i2c.write(out, 2);
        registers[register] = value;
        return true;
    }

    private boolean readReadyBit() throws BusFault {
        int value = readRegister(CONFIG_2);
        requireRegister(BusFault.Kind.DEVICE_RESET, CONFIG_2, value & ~CONFIG_2_READY);
        return (value & CONFIG_2_READY) != 0;
    }

    private int readRegister(int register) throws BusFault {
        out[0] = (byte) (RREG | (register << 2));
        i2c.writeThenRead(out, 1, in, REGISTER_LENGTH);
        if (Crc16.matches(in, 1)) {
            return in[0] & 0xFF;
        }
        // After a reset the check words are off and register 2 reads 0: not a transmission error,
        // but a lost setup.
        if (register == CONFIG_2 && (in[0] & COUNTER_AND_CRC) == 0) {
            throw new BusFault(
                    BusFault.Kind.DEVICE_RESET,
                    i2c.name(),
                    "counter and check words are off: the chip was reset");
        }
        throw new BusFault(
                BusFault.Kind.CRC,
                i2c.name(),
                "check word of configuration register " + register + " is wrong");
    }

    private void check(BusFault.Kind kind) throws BusFault {
        // Register 2 first: it tells whether the others come with a check word at all.
        requireRegister(kind, CONFIG_2, readRegister(CONFIG_2) & ~CONFIG_2_READY);
        requireRegister(kind, 0, readRegister(0));
        requireRegister(kind, 1, readRegister(1));
        requireRegister(kind, 3, readRegister(3));
    }

    private void requireRegister(BusFault.Kind kind, int register, int read) throws BusFault {
        if (read != registers[register]) {
            throw new BusFault(
                    kind,
                    i2c.name(),
                    "configuration register "
                            + register
                            + " reads 0x"
                            + Integer.toHexString(read)
                            + ", was written 0x"
                            + Integer.toHexString(registers[register]));
        }
    }
}
