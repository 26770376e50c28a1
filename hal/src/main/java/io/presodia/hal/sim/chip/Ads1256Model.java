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
 * RREG (the bytes are then all ones); a command sooner than t11 after the last; a command other
 * than RESET while a calibration or reset runs (ignored); unknown commands, registers and data
 * rates (ignored). With the buffer on, an input above AVDD - 2 V saturates the buffer, as do inputs
 * beyond the supplies without it.
 *
 * <p>Assumed, since the datasheet does not say: a change of data rate restarts the filter; a change
 * of input, gain or buffer without SYNC makes the next result the mean of old and new; the noise
 * with the buffer off is that with it on; 30 ms from power-up until the oscillator runs, during
 * which the chip ignores everything. A new model has been powered long before virtual time 0.
 * Calibration times are those of a gain of 1.
 */
public final class Ads1256Model implements SpiDeviceModel, ChipModel {
    private static final double SUPPLY_VOLTS = 5;
    private static final double MASTER_CLOCK_HERTZ = 7.68e6;
    private static final double CLOCK_NANOS = 1e9 / MASTER_CLOCK_HERTZ;

    /** Wait between command and data: 50 master clocks (timing characteristics, t6). */
    private static final long DATA_DELAY_NANOS = (long) (50 * CLOCK_NANOS);

    /** Wait after RREG, WREG and RDATA: 4 master clocks (t11). */
    private static final long COMMAND_GAP_NANOS = (long) (4 * CLOCK_NANOS);

    /** Wait after RDATAC and SYNC: 24 master clocks (t11). */
    private static final long SYNC_GAP_NANOS = (long) (24 * CLOCK_NANOS);

    /** A new model has been powered for this long, so that its first calibration is over. */
    private static final long SETTLED_NANOS = 1_000_000_000;

    private static final int WAKEUP = 0x00;
    private static final int SDATAC = 0x0F;
    private static final int RESET = 0xFE;

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
    private final Ads1256Core core;

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
                        inputs, errors, SUPPLY_VOLTS, new NoiseSource(runSeed, name + "/noise"));
        this.core = new Ads1256Core(name, converter, violations);
        core.powerCycle(-SETTLED_NANOS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double maxClockHertz() {
        return MASTER_CLOCK_HERTZ / 4;
    }

    /** Whether the DRDY pin is high, that is no new result, at virtual time {@code nanos}. */
    public boolean drdyHigh(long nanos) {
        return core.drdyHigh(nanos);
    }

    /** Sets the temperature of the die, which moves offset and gain. */
    public void dieCelsius(double celsius) {
        converter.dieCelsius(celsius);
    }

    /** A register, 0 to 10, as the chip holds it, without the timing of the serial interface. */
    public int register(int index) {
        return core.register(index);
    }

    @Override
    public void powerCycle(long nanos) {
        core.powerCycle(nanos);
        continuous = false;
        serial = Serial.COMMAND;
        gapNanos = 0;
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
                core.write(address++, mosi, endNanos);
                finishAccess();
            }
            case READ_REGISTERS -> {
                return readRegister(gap, endNanos);
            }
            case READ_DATA -> {
                checkDataDelay(gap, endNanos);
                core.taken();
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
        if (address >= Ads1256Core.REGISTERS) {
            address = 0;
        }
        int value = garbled ? 0xFF : ordered(core.register(address++));
        finishAccess();
        return value;
    }

    /** The ORDER bit turns the bits of every byte around, not the bytes. */
    private int ordered(int value) {
        return core.leastSignificantBitFirst() ? Integer.reverse(value) >>> 24 : value;
    }

    private int continuousByte(int mosi, long nanos) {
        if (mosi == SDATAC || mosi == RESET) {
            continuous = false;
            serial = Serial.COMMAND;
            command(mosi, Long.MAX_VALUE, nanos);
            return 0;
        }
        if (shiftBytes == 0) {
            shift = core.sample(nanos);
            core.taken();
            shiftBytes = 3;
        }
        int value = ordered(shift >> 16 & 0xFF);
        shift <<= 8;
        shiftBytes--;
        return value;
    }

    private void command(int mosi, long gap, long nanos) {
        if (gap < gapNanos) {
            violations.add(nanos, name, "command sooner than t11 after the last one");
        }
        gapNanos = 0;
        if (mosi != WAKEUP && mosi != RESET && core.busy(nanos)) {
            if (!core.poweringUp()) {
                violations.add(nanos, name, "command before DRDY ended a calibration or reset");
            }
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
        if (first >= Ads1256Core.REGISTERS) {
            violations.add(nanos, name, "no such register");
            serial = Serial.COMMAND;
        }
    }

    private void simpleCommand(int mosi, long nanos) {
        switch (mosi) {
            case WAKEUP, 0xFF -> core.wakeUp(nanos);
            case 0x01 -> {
                shift = core.sample(nanos);
                shiftBytes = 3;
                awaitingData = true;
                serial = Serial.READ_DATA;
            }
            case 0x03 -> {
                continuous = true;
                shiftBytes = 0;
                serial = Serial.CONTINUOUS;
            }
            case SDATAC -> {
                // SDATAC outside continuous reading changes nothing.
            }
            case 0xF0, 0xF1, 0xF2, 0xF3, 0xF4 -> core.calibrate(mosi, nanos);
            case 0xFC -> {
                core.synchronize(nanos);
                gapNanos = SYNC_GAP_NANOS;
            }
            case 0xFD -> core.standBy(nanos);
            case RESET -> core.reset(nanos);
            default -> violations.add(nanos, name, "unknown command");
        }
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        core.inject(fault, nanos);
        if (fault instanceof ChipFault.BrownOut) {
            powerCycle(nanos);
        }
    }

    @Override
    public void clearFaults() {
        core.clearFaults();
    }
}
