package io.presodia.hal.chip.ads1256;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.chip.ChipTimer;
import io.presodia.hal.time.Timebase;

/**
 * Driver of the ADS1256 (Texas Instruments SBAS288K): SPI mode 1, most significant bit first,
 * data-ready on a line of its own. Conversions are split in two, so that several converters work at
 * the same time:
 *
 * <pre>{@code
 * voltages.startConversion(AIN0, AIN1);
 * currents.startConversion(AIN0, AIN1);
 * int volts = voltages.finishConversionAndStart(AIN2, AIN3);
 * }</pre>
 *
 * <p>Used by one thread. After a fault the conversion is void; the next {@code startConversion}
 * begins anew.
 */
public final class Ads1256 {
    /**
     * The high nibble of STATUS; the data sheet calls it factory programmed, all parts in
     * circulation carry 3.
     */
    public static final int CHIP_ID = 3;

    /** The code of an input at or above positive full scale (SBAS288K, Table 16). */
    public static final int POSITIVE_FULL_SCALE = 0x7FFFFF;

    /** The code of an input at or below negative full scale (SBAS288K, Table 16). */
    public static final int NEGATIVE_FULL_SCALE = -0x800000;

    private static final int STATUS_BUFFER_ENABLE = 0x02;
    private static final int STATUS_WRITABLE = 0x0E;
    private static final int CONFIGURED_REGISTERS = 4;

    /** Clocks from a command to its data on DOUT: t6 of the timing characteristics. */
    private static final int T6_CLOCKS = 50;

    /** Clocks that chip select stays after the last edge: t10. */
    private static final int T10_CLOCKS = 8;

    /** Clocks between RREG, WREG or RDATA and the next command: t11. */
    private static final int T11_CLOCKS = 4;

    /** Clocks between SYNC or RDATAC and the next command: t11. */
    private static final int T11_SYNC_CLOCKS = 24;

    /**
     * Self-calibration lasts about three periods of the data rate, and this much more (SBAS288K,
     * Table 21).
     */
    private static final double CALIBRATION_EXTRA_SECONDS = 0.5e-3;

    private final SpiPort spi;
    private final DigitalInput drdy;
    private final Ads1256Config config;
    private final ChipTimer timer;
    private final ChipTimer.ReadyCheck dataReady;
    private final byte[] frame = new byte[8];
    private final long conversionNanos;
    private final long t6Nanos;
    private final long t10Nanos;
    private final long t11Nanos;
    private final long t11SyncNanos;
    private final double voltsPerCode;
    private int mux;
    private long startNanos;
    private boolean converting;

    /**
     * @param spi the chip's port: mode 1, at most a quarter of the master clock
     * @param drdy the data-ready line, low when data are ready
     * @param timebase the clock to wait on
     * @param config gain, data rate, buffer, clock, reference
     */
    public Ads1256(SpiPort spi, DigitalInput drdy, Timebase timebase, Ads1256Config config) {
        this.spi = spi;
        this.drdy = drdy;
        this.config = config;
        this.timer = new ChipTimer(timebase, spi.name());
        this.dataReady = () -> !drdy.high();
        this.conversionNanos = config.conversionNanos();
        this.t6Nanos = config.clockNanos(T6_CLOCKS);
        this.t10Nanos = config.clockNanos(T10_CLOCKS);
        this.t11Nanos = config.clockNanos(T11_CLOCKS);
        this.t11SyncNanos = config.clockNanos(T11_SYNC_CLOCKS);
        this.voltsPerCode = config.fullScaleVolts() / POSITIVE_FULL_SCALE;
        this.mux = muxCode(Ads1256Input.AIN0, Ads1256Input.AIN1);
    }

    /** What the chip is set up to. */
    public Ads1256Config config() {
        return config;
    }

    /** Nanoseconds from the start of a conversion to settled data (SBAS288K, Table 13). */
    public long conversionNanos() {
        return conversionNanos;
    }

    /**
     * Resets the chip, writes its registers, calibrates offset and gain against its own reference,
     * and reads the registers back. Takes some three periods of the data rate.
     *
     * @throws BusFault of kind PROTOCOL when another chip, or none, answers or a register did not
     *     take; TIMEOUT when calibration does not end; any fault of the bus
     */
    public void configure() throws BusFault {
        converting = false;
        mux = muxCode(Ads1256Input.AIN0, Ads1256Input.AIN1);
        command(Ads1256Command.RESET);
        // After a reset the chip calibrates itself at its default rate and must not be spoken to
        // (page 24).
        timer.awaitReady(timer.nanos(), calibrationNanos(Ads1256DataRate.SPS_30000), dataReady);
        command(Ads1256Command.SDATAC);
        writeConfiguration();
        command(Ads1256Command.SELFCAL);
        timer.awaitReady(timer.nanos(), calibrationNanos(config.dataRate()), dataReady);
        checkConfiguration(BusFault.Kind.PROTOCOL);
    }

    /**
     * Reads the registers again and compares them with what was written.
     *
     * @throws BusFault of kind DEVICE_RESET when the chip has lost its configuration; PROTOCOL when
     *     the identity is not that of an ADS1256; any fault of the bus
     */
    public void verifyConfiguration() throws BusFault {
        checkConfiguration(BusFault.Kind.DEVICE_RESET);
    }

    /**
     * Starts a conversion of the voltage between two inputs: WREG MUX, SYNC, WAKEUP in one frame.
     *
     * @throws BusFault of kind STUCK when data-ready does not go high; any fault of the bus
     */
    public void startConversion(Ads1256Input positive, Ads1256Input negative) throws BusFault {
        converting = false;
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                selectAndRestart(muxCode(positive, negative));
                timer.pause(t10Nanos);
            } finally {
                spi.deselect();
            }
        }
        requireDataReadyHigh();
    }

    /** Whether the conversion that was started is complete. */
    public boolean ready() throws BusFault {
        return converting && !drdy.high();
    }

    /**
     * Waits for the conversion that was started and reads it with RDATA.
     *
     * @return the raw code, {@value #NEGATIVE_FULL_SCALE} to {@value #POSITIVE_FULL_SCALE}
     * @throws BusFault of kind TIMEOUT when data-ready stays high; any fault of the bus
     * @throws IllegalStateException when no conversion was started
     */
    public int finishConversion() throws BusFault {
        awaitConversion();
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                int code = readData();
                timer.pause(t10Nanos);
                return code;
            } finally {
                spi.deselect();
            }
        }
    }

    /**
     * Waits for the conversion that was started, starts the next one, and only then reads the one
     * that is complete: the cycling procedure of SBAS288K, Figure 19, in which N inputs cost N
     * settled conversions and no more.
     *
     * @return the raw code of the conversion that was complete
     * @throws BusFault as {@link #finishConversion()} and {@link #startConversion}
     */
    public int finishConversionAndStart(Ads1256Input nextPositive, Ads1256Input nextNegative)
            throws BusFault {
        awaitConversion();
        int code;
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                selectAndRestart(muxCode(nextPositive, nextNegative));
                code = readData();
                timer.pause(t10Nanos);
            } finally {
                spi.deselect();
            }
        }
        requireDataReadyHigh();
        return code;
    }

    /** Starts and finishes one conversion. */
    public int read(Ads1256Input positive, Ads1256Input negative) throws BusFault {
        startConversion(positive, negative);
        return finishConversion();
    }

    /**
     * The voltage at the inputs of a raw code, positive where the positive input is higher
     * (SBAS288K, Table 16).
     */
    public double toVolts(int code) {
        return code * voltsPerCode;
    }

    /** Whether a raw code says no more than that the input is at or beyond full scale. */
    public static boolean saturated(int code) {
        return code >= POSITIVE_FULL_SCALE || code <= NEGATIVE_FULL_SCALE;
    }

    private static int muxCode(Ads1256Input positive, Ads1256Input negative) {
        return (positive.code() << 4) | negative.code();
    }

    private static long calibrationNanos(Ads1256DataRate rate, double clockHertz) {
        double seconds = 3 / rate.samplesPerSecond() + CALIBRATION_EXTRA_SECONDS;
        return Math.round(seconds * 1e9 * Ads1256Config.NOMINAL_CLOCK_HERTZ / clockHertz);
    }

    private long calibrationNanos(Ads1256DataRate rate) {
        return calibrationNanos(rate, config.clockHertz());
    }

    private int statusCode() {
        return config.buffer() ? STATUS_BUFFER_ENABLE : 0;
    }

    private void awaitConversion() throws BusFault {
        if (!converting) {
            throw new IllegalStateException(spi.name() + ": no conversion was started");
        }
        converting = false;
        timer.awaitReady(startNanos, conversionNanos, dataReady);
    }

    private void requireDataReadyHigh() throws BusFault {
        // The line first: what is early after the look was early at the look.
        boolean low = !drdy.high();
        if (low && timer.nanos() - startNanos < conversionNanos / 2) {
            converting = false;
            throw new BusFault(
                    BusFault.Kind.STUCK,
                    drdy.name(),
                    "data-ready stays low although a conversion began");
        }
    }

    private void selectAndRestart(int newMux) throws BusFault {
        frame[0] = (byte) (Ads1256Command.WREG | Ads1256Register.MUX.address());
        frame[1] = 0;
        frame[2] = (byte) newMux;
        spi.write(frame, 3);
        mux = newMux;
        timer.pause(t11Nanos);
        frame[0] = Ads1256Command.SYNC;
        spi.write(frame, 1);
        timer.pause(t11SyncNanos);
        frame[0] = Ads1256Command.WAKEUP;
        spi.write(frame, 1);
        startNanos = timer.nanos();
        converting = true;
    }

    private int readData() throws BusFault {
        frame[0] = Ads1256Command.RDATA;
        spi.write(frame, 1);
        timer.pause(t6Nanos);
        frame[0] = 0;
        frame[1] = 0;
        frame[2] = 0;
        spi.transfer(frame, 3);
        return (frame[0] << 16) | ((frame[1] & 0xFF) << 8) | (frame[2] & 0xFF);
    }

    private void command(byte code) throws BusFault {
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                frame[0] = code;
                spi.write(frame, 1);
                timer.pause(t10Nanos);
            } finally {
                spi.deselect();
            }
        }
    }

    private void writeConfiguration() throws BusFault {
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                frame[0] = (byte) (Ads1256Command.WREG | Ads1256Register.STATUS.address());
                frame[1] = CONFIGURED_REGISTERS - 1;
                frame[2] = (byte) statusCode();
                frame[3] = (byte) mux;
                frame[4] = (byte) config.gain().code();
                frame[5] = (byte) config.dataRate().code();
                spi.write(frame, 2 + CONFIGURED_REGISTERS);
                timer.pause(t10Nanos);
            } finally {
                spi.deselect();
            }
        }
    }

    private void checkConfiguration(BusFault.Kind lost) throws BusFault {
        try (var _ = spi.lock().hold()) {
            spi.select();
            try {
                frame[0] = (byte) (Ads1256Command.RREG | Ads1256Register.STATUS.address());
                frame[1] = CONFIGURED_REGISTERS - 1;
                spi.write(frame, 2);
                timer.pause(t6Nanos);
                frame[0] = 0;
                frame[1] = 0;
                frame[2] = 0;
                frame[3] = 0;
                spi.transfer(frame, CONFIGURED_REGISTERS);
                timer.pause(t10Nanos);
            } finally {
                spi.deselect();
            }
        }
        int id = (frame[0] & 0xF0) >> 4;
        if (id != CHIP_ID) {
            throw new BusFault(
                    BusFault.Kind.PROTOCOL,
                    spi.name(),
                    "chip identity is " + id + ", an ADS1256 has " + CHIP_ID);
        }
        requireRegister(lost, Ads1256Register.STATUS, frame[0] & STATUS_WRITABLE, statusCode());
        requireRegister(lost, Ads1256Register.MUX, frame[1] & 0xFF, mux);
        requireRegister(lost, Ads1256Register.ADCON, frame[2] & 0xFF, config.gain().code());
        requireRegister(lost, Ads1256Register.DRATE, frame[3] & 0xFF, config.dataRate().code());
    }

    private void requireRegister(
            BusFault.Kind kind, Ads1256Register register, int read, int written) throws BusFault {
        if (read != written) {
            throw new BusFault(
                    kind,
                    spi.name(),
                    "register "
                            + register
                            + " reads 0x"
                            + Integer.toHexString(read)
                            + ", was written 0x"
                            + Integer.toHexString(written));
        }
    }
}
