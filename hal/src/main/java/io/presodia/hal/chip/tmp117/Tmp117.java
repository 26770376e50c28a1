package io.presodia.hal.chip.tmp117;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.chip.ChipTimer;
import io.presodia.hal.time.Timebase;

/**
 * Driver of the TMP117 (Texas Instruments SNOSD82D): one-shot readings, shut down in between so
 * that the chip does not warm itself. A reading lasts longer than a scan; start it in one scan and
 * ask {@link #ready()} in later ones. Used by one thread.
 */
public final class Tmp117 {
    /** The low twelve bits of the device identity register; the high four are the revision. */
    public static final int DEVICE_ID = 0x117;

    /** Degrees Celsius per code. */
    public static final double CELSIUS_PER_CODE = 0.0078125;

    private static final byte TEMPERATURE = 0x00;
    private static final byte CONFIGURATION = 0x01;
    private static final byte IDENTITY = 0x0F;

    private static final int DATA_READY = 1 << 13;
    private static final int MODE_SHIFT = 10;
    private static final int MODE_MASK = 0b11;
    private static final int MODE_SHUTDOWN = 0b01;
    private static final int MODE_ONE_SHOT = 0b11;
    private static final int AVERAGING_SHIFT = 5;

    /** CONV, AVG, and the alert pin's bits: what the chip does not change by itself. */
    private static final int SETTINGS = 0x03FC;

    /**
     * The temperature register from a reset to the end of the first conversion: -256 degrees
     * (SNOSD82D, 7.6.1).
     */
    private static final int NO_CONVERSION = -32768;

    private final I2cPort i2c;
    private final ChipTimer timer;
    private final ChipTimer.ReadyCheck dataReady;
    private final Tmp117Averaging averaging;
    private final byte[] out = new byte[3];
    private final byte[] in = new byte[2];
    private long startNanos;
    private boolean converting;
    private boolean seenReady;

    /**
     * @param i2c the chip's port
     * @param timebase the clock to wait on
     * @param averaging how many conversions make one reading
     */
    public Tmp117(I2cPort i2c, Timebase timebase, Tmp117Averaging averaging) {
        this.i2c = i2c;
        this.timer = new ChipTimer(timebase, i2c.name());
        this.dataReady = this::readReadyBit;
        this.averaging = averaging;
    }

    /** Nanoseconds of one reading, typical. */
    public long conversionNanos() {
        return averaging.conversionNanos();
    }

    /**
     * Checks the identity, writes averaging and shut-down, and reads them back.
     *
     * @throws BusFault of kind PROTOCOL when another chip answers or the configuration did not
     *     take; any fault of the bus
     */
    public void configure() throws BusFault {
        converting = false;
        try (var _ = i2c.lock().hold()) {
            int id = readPair(IDENTITY) & 0x0FFF;
            if (id != DEVICE_ID) {
                throw new BusFault(
                        BusFault.Kind.PROTOCOL,
                        i2c.name(),
                        "device identity is 0x" + Integer.toHexString(id) + ", a TMP117 has 0x117");
            }
            writeConfiguration(MODE_SHUTDOWN);
            check(readPair(CONFIGURATION), BusFault.Kind.PROTOCOL);
        }
    }

    /**
     * Reads the configuration again; a reading that is complete stays so.
     *
     * @throws BusFault of kind DEVICE_RESET when it is no longer what was written; any fault of the
     *     bus
     */
    public void verifyConfiguration() throws BusFault {
        int configuration = readPair(CONFIGURATION);
        noteReady(configuration);
        check(configuration, BusFault.Kind.DEVICE_RESET);
    }

    /** Starts one reading. */
    public void startConversion() throws BusFault {
        converting = false;
        seenReady = false;
        writeConfiguration(MODE_ONE_SHOT);
        startNanos = timer.nanos();
        converting = true;
    }

    /**
     * Whether the reading that was started is complete.
     *
     * @throws BusFault of kind DEVICE_RESET when the chip has lost its configuration; any fault of
     *     the bus
     */
    public boolean ready() throws BusFault {
        return converting && readReadyBit();
    }

    /**
     * Waits for the reading that was started and returns it.
     *
     * @return the raw code; {@link #toCelsius(int)} gives the temperature
     * @throws BusFault of kind TIMEOUT when it does not become ready; DEVICE_RESET when no
     *     conversion has been made since a reset; any fault of {@link #ready()} and the bus
     * @throws IllegalStateException when no reading was started
     */
    public int finishConversion() throws BusFault {
        if (!converting) {
            throw new IllegalStateException(i2c.name() + ": no reading was started");
        }
        converting = false;
        timer.awaitReady(startNanos, averaging.conversionNanos(), dataReady);
        int code = (short) readPair(TEMPERATURE);
        if (code == NO_CONVERSION) {
            throw new BusFault(
                    BusFault.Kind.DEVICE_RESET,
                    i2c.name(),
                    "temperature reads -256 C: no conversion since a reset");
        }
        return code;
    }

    /** Starts and finishes one reading. */
    public int read() throws BusFault {
        startConversion();
        return finishConversion();
    }

    /** The temperature of a raw code in degrees Celsius. */
    public static double toCelsius(int code) {
        return code * CELSIUS_PER_CODE;
    }

    private boolean readReadyBit() throws BusFault {
        if (!seenReady) {
            int configuration = readPair(CONFIGURATION);
            check(configuration, BusFault.Kind.DEVICE_RESET);
            noteReady(configuration);
        }
        return seenReady;
    }

    /** Reading the configuration clears Data_Ready in the chip, so the driver keeps it. */
    private void noteReady(int configuration) {
        seenReady |= (configuration & DATA_READY) != 0;
    }

    private int settings() {
        return averaging.code() << AVERAGING_SHIFT;
    }

    private void writeConfiguration(int mode) throws BusFault {
        int value = (mode << MODE_SHIFT) | settings();
        out[0] = CONFIGURATION;
        out[1] = (byte) (value >> 8);
        out[2] = (byte) value;
        i2c.write(out, 3);
    }

    private void check(int configuration, BusFault.Kind kind) throws BusFault {
        int mode = (configuration >> MODE_SHIFT) & MODE_MASK;
        // The chip goes from one-shot to shut-down by itself; it is in continuous mode only after a
        // reset.
        boolean modeKept = mode == MODE_SHUTDOWN || mode == MODE_ONE_SHOT;
        if (!modeKept || (configuration & SETTINGS) != settings()) {
            throw new BusFault(
                    kind,
                    i2c.name(),
                    "configuration reads 0x"
                            + Integer.toHexString(configuration)
                            + ", settings were written 0x"
                            + Integer.toHexString(settings()));
        }
    }

    private int readPair(byte register) throws BusFault {
        out[0] = register;
        i2c.writeThenRead(out, 1, in, 2);
        return ((in[0] & 0xFF) << 8) | (in[1] & 0xFF);
    }
}
