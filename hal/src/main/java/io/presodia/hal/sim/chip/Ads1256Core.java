package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;

/** Registers, conversion timing and calibration of an ADS1256, without its serial interface. */
final class Ads1256Core {
    static final int REGISTERS = 11;
    static final int SELFCAL = 0xF0;

    private static final int SELFOCAL = 0xF1;
    private static final int SELFGCAL = 0xF2;
    private static final int SYSOCAL = 0xF3;

    private static final int STATUS = 0;
    private static final int MUX = 1;
    private static final int ADCON = 2;
    private static final int DRATE = 3;
    private static final int IO = 4;
    private static final int OFC0 = 5;
    private static final int FSC0 = 8;

    private static final int STATUS_ORDER = 8;
    private static final int STATUS_AUTOMATIC_CALIBRATION = 4;
    private static final int STATUS_BUFFER = 2;

    /** The identity nibble of the ADS1256, as parts in the field answer it. */
    private static final int IDENTITY = 3;

    private static final long POWER_UP_NANOS = 30_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final Ads1256Converter converter;
    private final Violations violations;
    private final int[] registers = new int[REGISTERS];

    private int rate;
    private long nextReadyNanos = NEVER;
    private long periodNanos;
    private int calibration;
    private boolean poweringUp;
    private boolean ready;
    private boolean unsampled;
    private boolean unsettled;
    private int result;

    private boolean stopped;
    private boolean frozen;
    private boolean stuck;
    private int stuckCode;
    private int identity = IDENTITY;

    Ads1256Core(String name, Ads1256Converter converter, Violations violations) {
        this.name = name;
        this.converter = converter;
        this.violations = violations;
    }

    void powerCycle(long nanos) {
        registers[ADCON] = 0x20;
        result = 0;
        reset(nanos + POWER_UP_NANOS);
        poweringUp = true;
    }

    /**
     * Defaults of the register map, except the clock output bits of ADCON, then a self calibration.
     */
    void reset(long nanos) {
        registers[STATUS] = 0;
        registers[MUX] = 0x01;
        registers[ADCON] &= 0x60;
        registers[DRATE] = 0xF0;
        registers[IO] = 0xE0;
        unsettled = false;
        poweringUp = false;
        converter.calibration(0, Ads1256Rates.idealFullScale(0));
        apply();
        calibrate(SELFCAL, nanos);
    }

    private void apply() {
        rate = Ads1256Rates.indexOf(registers[DRATE]);
        periodNanos = Ads1256Rates.periodNanos(rate);
        converter.configure(
                rate, Math.min(6, registers[ADCON] & 7), (registers[STATUS] & STATUS_BUFFER) != 0);
        converter.select(registers[MUX] >> 4, registers[MUX] & 0x0F);
    }

    /** Whether no new result waits; the level of the DRDY pin. */
    boolean drdyHigh(long nanos) {
        advance(nanos);
        return !ready;
    }

    /** Whether the chip is deaf to commands because a calibration or its power-up runs. */
    boolean busy(long nanos) {
        advance(nanos);
        return calibration != 0;
    }

    /** Whether it is busy with a power-up, of which a driver cannot know. */
    boolean poweringUp() {
        return poweringUp;
    }

    boolean leastSignificantBitFirst() {
        return (registers[STATUS] & STATUS_ORDER) != 0;
    }

    /** Data is being read: DRDY goes high. */
    void taken() {
        ready = false;
    }

    int register(int index) {
        return switch (index) {
            case STATUS -> identity << 4 | registers[STATUS] | (ready ? 0 : 1);
            case OFC0, OFC0 + 1, OFC0 + 2 ->
                    converter.offsetRegister() >> (8 * (index - OFC0)) & 0xFF;
            case FSC0, FSC0 + 1, FSC0 + 2 ->
                    converter.fullScaleRegister() >> (8 * (index - FSC0)) & 0xFF;
            default -> registers[index];
        };
    }

    void calibrate(int command, long nanos) {
        calibration = command;
        ready = false;
        unsampled = false;
        nextReadyNanos =
                nanos
                        + switch (command) {
                            case SELFCAL -> Ads1256Rates.selfCalibrationNanos(rate);
                            case SELFGCAL -> Ads1256Rates.gainCalibrationNanos(rate);
                            default -> Ads1256Rates.offsetCalibrationNanos(rate);
                        };
    }

    private void finishCalibration(long nanos) {
        int command = calibration;
        calibration = 0;
        poweringUp = false;
        switch (command) {
            case SELFCAL -> {
                converter.calibrateOwnOffset();
                converter.calibrateOwnGain();
            }
            case SELFOCAL -> converter.calibrateOwnOffset();
            case SELFGCAL -> converter.calibrateOwnGain();
            case SYSOCAL -> converter.calibrateSystemOffset(nanos);
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
        long late = nanos - nextReadyNanos;
        nextReadyNanos += late < periodNanos ? periodNanos : (late / periodNanos + 1) * periodNanos;
        ready = true;
        unsampled = true;
    }

    /**
     * The last completed conversion; gives it its value first, with the configuration it was made
     * under.
     */
    int sample(long nanos) {
        advance(nanos);
        if (unsampled) {
            unsampled = false;
            if (stuck) {
                result = stuckCode;
            } else if (!frozen) {
                int code = converter.convert(nanos);
                result = unsettled ? (result + code) / 2 : code;
                unsettled = false;
            }
        }
        return result;
    }

    /** SYNC: conversions stop, a result not yet read is no longer announced. */
    void synchronize(long nanos) {
        standBy(nanos);
        ready = false;
    }

    /** STANDBY: conversions stop. */
    void standBy(long nanos) {
        sample(nanos);
        nextReadyNanos = NEVER;
    }

    /** WAKEUP: conversions start if they had stopped, the first settled after t18. */
    void wakeUp(long nanos) {
        if (nextReadyNanos == NEVER) {
            restart(nanos);
        }
    }

    private void restart(long nanos) {
        ready = false;
        unsampled = false;
        unsettled = false;
        nextReadyNanos = nanos + Ads1256Rates.settlingNanos(rate);
    }

    void write(int index, int value, long nanos) {
        if (index >= REGISTERS) {
            violations.add(nanos, name, "write beyond the last register");
            return;
        }
        sample(nanos);
        switch (index) {
            case OFC0, OFC0 + 1, OFC0 + 2 -> {
                int raw = withByte(converter.offsetRegister() & 0xFFFFFF, index - OFC0, value);
                converter.calibration(raw << 8 >> 8, converter.fullScaleRegister());
            }
            case FSC0, FSC0 + 1, FSC0 + 2 ->
                    converter.calibration(
                            converter.offsetRegister(),
                            withByte(converter.fullScaleRegister(), index - FSC0, value));
            case DRATE -> writeRate(value, nanos);
            case ADCON -> writeConfiguration(ADCON, value & 0x7F, 0x07, nanos);
            case STATUS -> writeConfiguration(STATUS, value & 0x0E, STATUS_BUFFER, nanos);
            case MUX -> {
                unsettled |= registers[MUX] != value;
                registers[MUX] = value;
                converter.select(value >> 4, value & 0x0F);
            }
            default -> registers[index] = value;
        }
    }

    private static int withByte(int word, int index, int value) {
        int bits = 8 * index;
        return (word & ~(0xFF << bits)) | (value << bits);
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

    private void writeConfiguration(int index, int value, int analogBits, long nanos) {
        boolean changed = ((registers[index] ^ value) & analogBits) != 0;
        registers[index] = value;
        apply();
        unsettled |= changed;
        if (changed) {
            calibrateIfAutomatic(nanos);
        }
    }

    private void calibrateIfAutomatic(long nanos) {
        if ((registers[STATUS] & STATUS_AUTOMATIC_CALIBRATION) != 0) {
            calibrate(SELFCAL, nanos);
        }
    }

    void inject(ChipFault fault, long nanos) {
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
                    throw new IllegalArgumentException(name + ": an ADS1256 sends no checksum");
        }
    }

    void clearFaults() {
        stopped = false;
        frozen = false;
        stuck = false;
        identity = IDENTITY;
    }
}
