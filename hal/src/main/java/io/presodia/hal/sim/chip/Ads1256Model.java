package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.SpiDeviceModel;
import io.presodia.hal.sim.Violations;

/**
 * The ADS1256, a 24-bit converter with eight inputs on SPI (datasheet SBAS288K), at a master clock
 * of 7.68 MHz. Inputs 0 to 7 are AIN0 to AIN7, 8 is AINCOM.
 *
 * <p><b>When it samples.</b> A conversion is taken from the inputs when the chip is first talked to
 * after its completion, at the time of that talk: by the command that reads it, or by the one that
 * changes the configuration. A driver that sleeps until data-ready and reads at once so gets the
 * value at the end of the conversion, late by the bytes of one command; the digital filter's
 * average over the conversion is not modelled.
 *
 * <p><b>What it refuses.</b> Recorded as violations: data clocked out sooner than t6 after RDATA or
 * RREG (the bytes are then all ones); a command sooner than t11 after the last; a command while a
 * calibration or reset runs (ignored); unknown commands, registers and data rates (ignored). With
 * the buffer on, an input above AVDD - 2 V saturates the buffer, as do inputs beyond the supplies
 * without it.
 *
 * <p>Assumed, since the datasheet does not say: a change of data rate restarts the filter; a change
 * of input, gain or buffer without SYNC makes the next result the mean of old and new; the noise
 * with the buffer off is that with it on; 30 ms from power-up until the oscillator runs.
 * Calibration times are those of a gain of 1.
 */
public final class Ads1256Model implements SpiDeviceModel, ChipModel {
    /** Time of one master clock period. */
    private static final double CLOCK_NANOS = 1e9 / 7.68e6;

    /** Wait between command and data: 50 master clocks (timing characteristics, t6). */
    private static final long DATA_DELAY_NANOS = (long) (50 * CLOCK_NANOS);

    /** Wait after RREG, WREG and RDATA: 4 master clocks (t11). */
    private static final long COMMAND_GAP_NANOS = (long) (4 * CLOCK_NANOS);

    /** Wait after RDATAC and SYNC: 24 master clocks (t11). */
    private static final long SYNC_GAP_NANOS = (long) (24 * CLOCK_NANOS);

    private static final long POWER_UP_NANOS = 30_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    private static final int STATUS = 0;
    private static final int MUX = 1;
    private static final int ADCON = 2;
    private static final int DRATE = 3;
    private static final int IO = 4;
    private static final int OFC0 = 5;
    private static final int FSC0 = 8;
    private static final int REGISTERS = 11;

    /** The identity nibble of the ADS1256, as parts in the field answer it. */
    private static final int IDENTITY = 3;

    private static final int SELFCAL = 0xF0;

    private enum Serial {
        COMMAND,
        READ_COUNT,
        READ_REGISTERS,
        WRITE_COUNT,
        WRITE_REGISTERS,
        READ_DATA,
        CONTINUOUS
    }

    private final String name;
    private final Violations violations;
    private final Ads1256Converter converter;
    private final int[] registers = new int[REGISTERS];

    private Serial serial = Serial.COMMAND;
    private boolean continuous;
    private int address;
    private int count;
    private boolean awaitingData;
    private boolean garbled;
    private int shift;
    private int shiftBytes;
    private long lastEdgeNanos;
    private long gapNanos;

    private long nextReadyNanos = NEVER;
    private long periodNanos;
    private int calibration;
    private boolean ready;
    private boolean unsampled;
    private boolean unsettled;
    private int result;

    private boolean stopped;
    private boolean frozen;
    private boolean stuck;
    private int stuckCode;
    private int identity = IDENTITY;

    /**
     * @param name the chip as the board file names it
     * @param inputs what is on the analog pins
     * @param errors how this part differs from the ideal
     * @param runSeed the seed of the run
     * @param violations receives what the datasheet forbids
     */
    public Ads1256Model(
            String name,
            AnalogInput inputs,
            Ads1256Errors errors,
            long runSeed,
            Violations violations) {
        this.name = name;
        this.violations = violations;
        this.converter =
                new Ads1256Converter(
                        inputs, errors, 5.0, new NoiseSource(runSeed, name + "/noise"));
        powerCycle(0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double maxClockHertz() {
        return 7.68e6 / 4;
    }

    /** Whether the DRDY pin is high, that is no new result, at virtual time {@code nanos}. */
    public boolean drdyHigh(long nanos) {
        advance(nanos);
        return !ready;
    }

    /** Sets the temperature of the die, which moves offset and gain. */
    public void dieCelsius(double celsius) {
        converter.dieCelsius(celsius);
    }

    /** A register as the chip holds it, without the timing of the serial interface. */
    public int register(int index) {
        return switch (index) {
            case STATUS -> identity << 4 | registers[STATUS] & 0x0E | (ready ? 0 : 1);
            case OFC0, OFC0 + 1, OFC0 + 2 ->
                    converter.offsetRegister() >> 8 * (index - OFC0) & 0xFF;
            case FSC0, FSC0 + 1, FSC0 + 2 ->
                    converter.fullScaleRegister() >> 8 * (index - FSC0) & 0xFF;
            default -> registers[index];
        };
    }

    @Override
    public void powerCycle(long nanos) {
        registers[ADCON] = 0x20;
        resetRegisters(nanos + POWER_UP_NANOS);
        result = 0;
        serial = Serial.COMMAND;
        gapNanos = 0;
    }

    /**
     * Defaults of the register map, except the clock output bits of ADCON, then a self calibration.
     */
    private void resetRegisters(long nanos) {
        registers[STATUS] = 0;
        registers[MUX] = 0x01;
        registers[ADCON] = registers[ADCON] & 0x60;
        registers[DRATE] = 0xF0;
        registers[IO] = 0xE0;
        continuous = false;
        unsampled = false;
        unsettled = false;
        converter.calibration(0, Ads1256Rates.idealFullScale(0));
        apply();
        startCalibration(SELFCAL, nanos);
    }

    private void apply() {
        int rate = Ads1256Rates.indexOf(registers[DRATE]);
        converter.select(registers[MUX] >> 4, registers[MUX] & 0x0F);
        converter.configure(rate, Math.min(6, registers[ADCON] & 7), (registers[STATUS] & 2) != 0);
        periodNanos = Ads1256Rates.periodNanos(rate);
    }

    private int rate() {
        return Ads1256Rates.indexOf(registers[DRATE]);
    }

    private void startCalibration(int command, long nanos) {
        calibration = command;
        ready = false;
        unsampled = false;
        nextReadyNanos =
                nanos
                        + switch (command) {
                            case SELFCAL -> Ads1256Rates.selfCalibrationNanos(rate());
                            case 0xF2 -> Ads1256Rates.gainCalibrationNanos(rate());
                            default -> Ads1256Rates.offsetCalibrationNanos(rate());
                        };
    }

    private void finishCalibration(long nanos) {
        int command = calibration;
        calibration = 0;
        switch (command) {
            case SELFCAL -> {
                converter.calibrateOwnOffset();
                converter.calibrateOwnGain();
            }
            case 0xF1 -> converter.calibrateOwnOffset();
            case 0xF2 -> converter.calibrateOwnGain();
            case 0xF3 -> converter.calibrateSystemOffset(nanos);
            default -> converter.calibrateSystemGain(nanos);
        }
    }

    /** Takes note of conversions that have completed by now. */
    private void advance(long nanos) {
        if (nanos < nextReadyNanos || stopped) {
            return;
        }
        if (calibration != 0) {
            finishCalibration(nanos);
        }
        nextReadyNanos += ((nanos - nextReadyNanos) / periodNanos + 1) * periodNanos;
        ready = true;
        unsampled = true;
    }

    /** Gives a completed conversion its value, with the configuration it was made under. */
    private void sample(long nanos) {
        advance(nanos);
        if (!unsampled) {
            return;
        }
        unsampled = false;
        if (stuck) {
            result = stuckCode;
        } else if (!frozen) {
            int code = converter.convert(nanos);
            result = unsettled ? (result + code) / 2 : code;
            unsettled = false;
        }
    }

    private void restart(long nanos) {
        ready = false;
        unsampled = false;
        unsettled = false;
        nextReadyNanos = nanos + Ads1256Rates.settlingNanos(rate());
    }

    @Override
    public void selected(long nanos) {
        serial = continuous ? Serial.CONTINUOUS : Serial.COMMAND;
        shiftBytes = 0;
    }

    @Override
    public void deselected(long nanos) {
        serial = Serial.COMMAND;
        awaitingData = false;
    }

    @Override
    public int exchange(int mosi, long startNanos, long endNanos) {
        long gap = startNanos - lastEdgeNanos;
        lastEdgeNanos = endNanos - ((endNanos - startNanos) >> 4);
        switch (serial) {
            case COMMAND -> command(mosi, gap, endNanos);
            case READ_COUNT -> {
                count = (mosi & 0x0F) + 1;
                serial = Serial.READ_REGISTERS;
                awaitingData = true;
            }
            case WRITE_COUNT -> {
                count = (mosi & 0x0F) + 1;
                serial = Serial.WRITE_REGISTERS;
            }
            case WRITE_REGISTERS -> {
                writeRegister(address++, mosi, endNanos);
                finishAccess();
            }
            case READ_REGISTERS -> {
                return readRegister(gap, endNanos);
            }
            case READ_DATA -> {
                checkDataDelay(gap, endNanos);
                ready = false;
                return dataByte();
            }
            case CONTINUOUS -> {
                return continuousByte(mosi, endNanos);
            }
        }
        return 0;
    }

    private void finishAccess() {
        if (--count == 0) {
            serial = Serial.COMMAND;
            gapNanos = COMMAND_GAP_NANOS;
        }
    }

    private void checkDataDelay(long gap, long nanos) {
        if (!awaitingData) {
            return;
        }
        awaitingData = false;
        garbled = gap < DATA_DELAY_NANOS;
        if (garbled) {
            violations.add(
                    nanos,
                    name,
                    "data clocked out sooner than t6 (50 master clocks) after the command");
        }
    }

    private int dataByte() {
        int value = garbled ? 0xFF : ordered(shift >> 16 & 0xFF);
        shift <<= 8;
        if (--shiftBytes == 0) {
            serial = Serial.COMMAND;
            gapNanos = COMMAND_GAP_NANOS;
        }
        return value;
    }

    private int readRegister(long gap, long nanos) {
        checkDataDelay(gap, nanos);
        if (address >= REGISTERS) {
            address = 0;
        }
        int value = garbled ? 0xFF : ordered(register(address++));
        finishAccess();
        return value;
    }

    /** The ORDER bit turns the bits of every byte around, not the bytes. */
    private int ordered(int value) {
        return (registers[STATUS] & 8) == 0 ? value : Integer.reverse(value) >>> 24;
    }

    private int continuousByte(int mosi, long nanos) {
        if (mosi == 0x0F || mosi == 0xFE) {
            continuous = false;
            serial = Serial.COMMAND;
            command(mosi, NEVER, nanos);
            return 0;
        }
        if (shiftBytes == 0) {
            sample(nanos);
            ready = false;
            shift = result;
            shiftBytes = 3;
        }
        int value = ordered(shift >> 16 & 0xFF);
        shift <<= 8;
        shiftBytes--;
        return value;
    }

    private void command(int mosi, long gap, long nanos) {
        advance(nanos);
        if (gap < gapNanos) {
            violations.add(nanos, name, "command sooner than t11 after the last one");
        }
        gapNanos = 0;
        if (calibration != 0 && mosi != 0x00) {
            violations.add(nanos, name, "command before DRDY ended a calibration or reset");
            return;
        }
        switch (mosi >> 4) {
            case 0x1 -> beginAccess(mosi & 0x0F, Serial.READ_COUNT, nanos);
            case 0x5 -> beginAccess(mosi & 0x0F, Serial.WRITE_COUNT, nanos);
            default -> simpleCommand(mosi, nanos);
        }
    }

    private void beginAccess(int first, Serial next, long nanos) {
        address = first;
        serial = next;
        if (first >= REGISTERS) {
            violations.add(nanos, name, "no such register");
            serial = Serial.COMMAND;
        }
    }

    private void simpleCommand(int mosi, long nanos) {
        switch (mosi) {
            case 0x00, 0xFF -> {
                if (nextReadyNanos == NEVER) {
                    restart(nanos);
                }
            }
            case 0x01 -> {
                sample(nanos);
                shift = result;
                shiftBytes = 3;
                awaitingData = true;
                serial = Serial.READ_DATA;
            }
            case 0x03 -> {
                continuous = true;
                shiftBytes = 0;
                serial = Serial.CONTINUOUS;
            }
            case 0x0F -> gapNanos = 0;
            case SELFCAL, 0xF1, 0xF2, 0xF3, 0xF4 -> startCalibration(mosi, nanos);
            case 0xFC, 0xFD -> {
                sample(nanos);
                ready = mosi == 0xFD && ready;
                nextReadyNanos = NEVER;
                gapNanos = SYNC_GAP_NANOS;
            }
            case 0xFE -> resetRegisters(nanos);
            default -> violations.add(nanos, name, "unknown command");
        }
    }

    private void writeRegister(int index, int value, long nanos) {
        if (index >= REGISTERS) {
            violations.add(nanos, name, "write beyond the last register");
            return;
        }
        sample(nanos);
        switch (index) {
            case OFC0, OFC0 + 1, OFC0 + 2 -> {
                int bits = 8 * (index - OFC0);
                int raw = converter.offsetRegister() & ~(0xFF << bits) & 0xFFFFFF | value << bits;
                converter.calibration(raw << 8 >> 8, converter.fullScaleRegister());
            }
            case FSC0, FSC0 + 1, FSC0 + 2 -> {
                int bits = 8 * (index - FSC0);
                int raw = converter.fullScaleRegister() & ~(0xFF << bits) | value << bits;
                converter.calibration(converter.offsetRegister(), raw);
            }
            case DRATE -> writeRate(value, nanos);
            case ADCON -> writeConfiguration(ADCON, value & 0x7F, 0x07, nanos);
            case STATUS -> writeConfiguration(STATUS, value & 0x0E, 0x02, nanos);
            case MUX -> writeConfiguration(MUX, value, 0, nanos);
            default -> registers[index] = value;
        }
    }

    private void writeRate(int value, long nanos) {
        if (Ads1256Rates.indexOf(value) < 0) {
            violations.add(nanos, name, "no such data rate");
            return;
        }
        boolean changed = registers[DRATE] != value;
        registers[DRATE] = value;
        apply();
        if (changed && nextReadyNanos != NEVER) {
            restart(nanos);
            calibrateIfAutomatic(nanos);
        }
    }

    private void writeConfiguration(int index, int value, int calibratedBits, long nanos) {
        int changed = registers[index] ^ value;
        registers[index] = value;
        apply();
        unsettled |= changed != 0;
        if ((changed & calibratedBits) != 0) {
            calibrateIfAutomatic(nanos);
        }
    }

    private void calibrateIfAutomatic(long nanos) {
        if ((registers[STATUS] & 4) != 0) {
            startCalibration(SELFCAL, nanos);
        }
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        switch (fault) {
            case ChipFault.BrownOut _ -> powerCycle(nanos);
            case ChipFault.StoppedConversion _ -> {
                advance(nanos);
                stopped = true;
                ready = false;
            }
            case ChipFault.FrozenResult _ -> frozen = true;
            case ChipFault.StuckCode f -> {
                stuck = true;
                stuckCode = f.code();
            }
            case ChipFault.WrongIdentity f -> identity = f.id() & 0x0F;
            case ChipFault.CorruptChecksum _ ->
                    throw new IllegalArgumentException(name + ": ADS1256 sends no checksum");
        }
    }

    @Override
    public void clearFaults() {
        stopped = false;
        frozen = false;
        stuck = false;
        identity = IDENTITY;
    }
}
