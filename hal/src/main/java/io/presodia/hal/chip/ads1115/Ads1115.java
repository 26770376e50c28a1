package io.presodia.hal.chip.ads1115;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.chip.ChipTimer;
import io.presodia.hal.time.Timebase;

/**
 * Driver of the ADS1115 (Texas Instruments SBAS444D): single-shot conversions, comparator off.
 * Conversions are split in two: {@link #startConversion} and {@link #finishConversion}. Used by one
 * thread.
 */
public final class Ads1115 {
    /** The highest code, at or above positive full scale. */
    public static final int POSITIVE_FULL_SCALE = 32767;

    /** The lowest code, at or below negative full scale. */
    public static final int NEGATIVE_FULL_SCALE = -32768;

    private static final byte CONVERSION = 0x00;
    private static final byte CONFIG = 0x01;

    /** OS: written 1 starts a conversion, read 1 says that none is running. */
    private static final int OS = 0x8000;

    private static final int SETTINGS = 0x7FFF;
    private static final int SINGLE_SHOT = 0x0100;
    private static final int COMPARATOR_OFF = 0x0003;

    /** The configuration register after a reset (SBAS444D, Table 8), without OS. */
    private static final int RESET_SETTINGS = 0x0583;

    private final I2cPort i2c;
    private final ChipTimer timer;
    private final ChipTimer.ReadyCheck dataReady;
    private final Ads1115DataRate dataRate;
    private final long conversionNanos;
    private final byte[] out = new byte[3];
    private final byte[] in = new byte[2];
    private int settings = RESET_SETTINGS;
    private long startNanos;
    private boolean converting;

    /**
     * @param i2c the chip's port
     * @param timebase the clock to wait on
     * @param dataRate the data rate of all inputs
     */
    public Ads1115(I2cPort i2c, Timebase timebase, Ads1115DataRate dataRate) {
        this.i2c = i2c;
        this.timer = new ChipTimer(timebase, i2c.name());
        this.dataReady = this::readIdleBit;
        this.dataRate = dataRate;
        this.conversionNanos = dataRate.conversionNanos();
    }

    /** Nanoseconds from the start of a conversion to its result, at the nominal oscillator. */
    public long conversionNanos() {
        return conversionNanos;
    }

    /**
     * Writes the data rate with an input and a range, without starting a conversion, and reads it
     * back.
     *
     * @throws BusFault of kind PROTOCOL when it did not take; any fault of the bus
     */
    public void configure(Ads1115Mux mux, Ads1115Range range) throws BusFault {
        converting = false;
        try (var _ = i2c.lock().hold()) {
            writeConfig(0, mux, range);
            checkSettings(readPair(CONFIG), BusFault.Kind.PROTOCOL);
        }
    }

    /**
     * Reads the configuration again.
     *
     * @throws BusFault of kind DEVICE_RESET when it is at its power-on value, PROTOCOL when it is
     *     neither that nor what was written; any fault of the bus
     */
    public void verifyConfiguration() throws BusFault {
        checkSettings(readPair(CONFIG));
    }

    /** Starts a conversion of an input in a range. */
    public void startConversion(Ads1115Mux mux, Ads1115Range range) throws BusFault {
        converting = false;
        writeConfig(OS, mux, range);
        startNanos = timer.nanos();
        converting = true;
    }

    /**
     * Whether the conversion that was started is complete.
     *
     * @throws BusFault of kind DEVICE_RESET or PROTOCOL when the configuration is no longer what
     *     was written; any fault of the bus
     */
    public boolean ready() throws BusFault {
        return converting && readIdleBit();
    }

    /**
     * Waits for the conversion that was started and reads it.
     *
     * @return the raw code, {@value #NEGATIVE_FULL_SCALE} to {@value #POSITIVE_FULL_SCALE}
     * @throws BusFault of kind TIMEOUT when it does not become ready; any fault of {@link #ready()}
     *     and the bus
     * @throws IllegalStateException when no conversion was started
     */
    public int finishConversion() throws BusFault {
        if (!converting) {
            throw new IllegalStateException(i2c.name() + ": no conversion was started");
        }
        converting = false;
        timer.awaitReady(startNanos, conversionNanos, dataReady);
        return (short) readPair(CONVERSION);
    }

    /** Starts and finishes one conversion. */
    public int read(Ads1115Mux mux, Ads1115Range range) throws BusFault {
        startConversion(mux, range);
        return finishConversion();
    }

    /** The voltage at the inputs of a raw code in a range: the code over 32768 times full scale. */
    public static double toVolts(int code, Ads1115Range range) {
        return code * (range.fullScaleVolts() / 32768);
    }

    /** Whether a raw code says no more than that the input is at or beyond full scale. */
    public static boolean saturated(int code) {
        return code >= POSITIVE_FULL_SCALE || code <= NEGATIVE_FULL_SCALE;
    }

    private boolean readIdleBit() throws BusFault {
        int config = readPair(CONFIG);
        checkSettings(config);
        return (config & OS) != 0;
    }

    private void writeConfig(int start, Ads1115Mux mux, Ads1115Range range) throws BusFault {
        int wanted =
                mux.code() << 12
                        | range.code() << 9
                        | SINGLE_SHOT
                        | dataRate.code() << 5
                        | COMPARATOR_OFF;
        out[0] = CONFIG;
        out[1] = (byte) ((start | wanted) >> 8);
        out[2] = (byte) wanted;
        i2c.write(out, 3);
        settings = wanted;
    }

    private void checkSettings(int config) throws BusFault {
        boolean reset = (config & SETTINGS) == RESET_SETTINGS;
        checkSettings(config, reset ? BusFault.Kind.DEVICE_RESET : BusFault.Kind.PROTOCOL);
    }

    private void checkSettings(int config, BusFault.Kind kind) throws BusFault {
        if ((config & SETTINGS) != settings) {
            throw new BusFault(
                    kind,
                    i2c.name(),
                    "configuration reads 0x"
                            + Integer.toHexString(config & SETTINGS)
                            + ", was written 0x"
                            + Integer.toHexString(settings));
        }
    }

    private int readPair(byte register) throws BusFault {
        out[0] = register;
        i2c.writeThenRead(out, 1, in, 2);
        return ((in[0] & 0xFF) << 8) | (in[1] & 0xFF);
    }
}
