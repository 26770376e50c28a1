package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.TemperatureInput;
import io.presodia.hal.sim.Violations;

/**
 * The TMP117, a digital thermometer on I2C (datasheet SNOSD82).
 *
 * <p>It samples when first talked to after a conversion has completed, at the time of that talk
 * (see {@link TemperatureInput}). Therm mode, the ALERT pin and EEPROM programming are not
 * modelled: the registers answer and hold what is written.
 *
 * <p>Recorded as violations: pointers without a register, writes of other than two data bytes (not
 * taken), writes to read-only registers. Assumed: writing the configuration starts the conversion
 * cycle anew.
 */
public final class Tmp117Model implements I2cDeviceModel, ChipModel {
    private static final int TEMPERATURE = 0x0;
    private static final int CONFIGURATION = 0x1;
    private static final int HIGH_LIMIT = 0x2;
    private static final int LOW_LIMIT = 0x3;
    private static final int OFFSET = 0x7;
    private static final int DEVICE_ID = 0xF;

    private static final int CONFIGURATION_RESET = 0x0220;
    private static final int HIGH_ALERT = 0x8000;
    private static final int LOW_ALERT = 0x4000;
    private static final int DATA_READY = 0x2000;
    private static final int SOFT_RESET = 0x0002;
    private static final int WRITABLE = 0x0FFC;
    private static final int NOT_CONVERTED = 0x8000;
    private static final int IDENTITY = 0x0117;

    private static final double CELSIUS_PER_LSB = 7.8125e-3;

    /**
     * Standard deviation of one conversion: a third of the 3 LSB of repeatability without averaging
     * (section 7.3.2).
     */
    private static final double SINGLE_NOISE_LSB = 1;

    private static final long POWER_UP_NANOS = 1_500_000;
    private static final long SOFT_RESET_NANOS = 2_000_000;
    private static final long SINGLE_NANOS = 15_500_000;
    private static final long NEVER = Long.MAX_VALUE;

    private static final int[] AVERAGES = {1, 8, 32, 64};

    /** Conversion cycle in milliseconds by CONV (rows) and AVG (columns), table 7-7. */
    private static final double[][] CYCLE_MILLIS = {
        {15.5, 125, 500, 1_000},
        {125, 125, 500, 1_000},
        {250, 250, 500, 1_000},
        {500, 500, 500, 1_000},
        {1_000, 1_000, 1_000, 1_000},
        {4_000, 4_000, 4_000, 4_000},
        {8_000, 8_000, 8_000, 8_000},
        {16_000, 16_000, 16_000, 16_000},
    };

    private final String name;
    private final TemperatureInput input;
    private final double offsetCelsius;
    private final Violations violations;
    private final NoiseSource noise;

    private final int[] registers = new int[16];
    private int pointer;
    private long completeNanos = NEVER;
    private boolean unsampled;

    private boolean stopped;
    private boolean frozen;
    private boolean stuck;
    private int stuckCode;
    private int identity = IDENTITY;

    /**
     * @param name the chip as the board file names it
     * @param input the temperature around it
     * @param offsetCelsius by how much it reads too high (datasheet: 0.1 max between -20 and 50
     *     degrees)
     * @param runSeed the seed of the run
     * @param violations receives what the datasheet forbids
     */
    public Tmp117Model(
            String name,
            TemperatureInput input,
            double offsetCelsius,
            long runSeed,
            Violations violations) {
        this.name = name;
        this.input = input;
        this.offsetCelsius = offsetCelsius;
        this.violations = violations;
        this.noise = new NoiseSource(runSeed, name + "/noise");
        powerCycle(0);
    }

    /** An offset within the datasheet's limit, fixed by seed and name. */
    public static double drawnOffsetCelsius(long runSeed, String chip) {
        return new NoiseSource(runSeed, chip + "/errors").gaussianWithin(0.05, 0.1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void powerCycle(long nanos) {
        reset(nanos + POWER_UP_NANOS);
    }

    private void reset(long nanos) {
        registers[TEMPERATURE] = NOT_CONVERTED;
        registers[CONFIGURATION] = CONFIGURATION_RESET;
        registers[HIGH_LIMIT] = 0x6000;
        registers[LOW_LIMIT] = 0x8000;
        for (int i = 4; i < DEVICE_ID; i++) {
            registers[i] = 0;
        }
        pointer = 0;
        unsampled = false;
        start(nanos);
    }

    private int mode() {
        return registers[CONFIGURATION] >> 10 & 3;
    }

    private int averaging() {
        return registers[CONFIGURATION] >> 5 & 3;
    }

    private void start(long nanos) {
        completeNanos = mode() == 1 ? NEVER : nanos + AVERAGES[averaging()] * SINGLE_NANOS;
    }

    private void advance(long nanos) {
        if (nanos < completeNanos || stopped) {
            return;
        }
        unsampled = true;
        registers[CONFIGURATION] |= DATA_READY;
        if (mode() == 3) {
            registers[CONFIGURATION] = (registers[CONFIGURATION] & ~0x0C00) | 0x0400;
            completeNanos = NEVER;
        } else {
            long cycle =
                    Math.round(CYCLE_MILLIS[registers[CONFIGURATION] >> 7 & 7][averaging()] * 1e6);
            completeNanos += ((nanos - completeNanos) / cycle + 1) * cycle;
        }
    }

    private void sample(long nanos) {
        advance(nanos);
        if (!unsampled) {
            return;
        }
        unsampled = false;
        if (stuck) {
            registers[TEMPERATURE] = stuckCode & 0xFFFF;
        } else if (!frozen) {
            registers[TEMPERATURE] = convert(nanos) & 0xFFFF;
        }
        short reading = (short) registers[TEMPERATURE];
        if (reading > (short) registers[HIGH_LIMIT]) {
            registers[CONFIGURATION] |= HIGH_ALERT;
        }
        if (reading < (short) registers[LOW_LIMIT]) {
            registers[CONFIGURATION] |= LOW_ALERT;
        }
    }

    private int convert(long nanos) {
        double sigma = SINGLE_NOISE_LSB / Math.sqrt(AVERAGES[averaging()]);
        double code =
                (input.celsius(nanos) + offsetCelsius) / CELSIUS_PER_LSB
                        + sigma * noise.gaussian()
                        + (short) registers[OFFSET];
        return (int) Math.rint(Math.max(-32_768, Math.min(32_767, code)));
    }

    private static boolean exists(int register) {
        return register <= 0x8 || register == DEVICE_ID;
    }

    @Override
    public boolean write(byte[] data, int length, long nanos) {
        if (length == 0) {
            return true;
        }
        pointer = data[0] & 0xFF;
        if (!exists(pointer)) {
            violations.add(nanos, name, "no such register");
        } else if (length == 3) {
            writeRegister(((data[1] & 0xFF) << 8) | (data[2] & 0xFF), nanos);
        } else if (length != 1) {
            violations.add(nanos, name, "a register takes exactly two bytes");
        }
        return true;
    }

    private void writeRegister(int value, long nanos) {
        sample(nanos);
        switch (pointer) {
            case TEMPERATURE, DEVICE_ID ->
                    violations.add(nanos, name, "this register is read-only");
            case CONFIGURATION -> {
                if ((value & SOFT_RESET) != 0) {
                    reset(nanos + SOFT_RESET_NANOS);
                } else {
                    registers[CONFIGURATION] =
                            (registers[CONFIGURATION] & ~WRITABLE) | (value & WRITABLE);
                    start(nanos);
                }
            }
            default -> registers[pointer] = value;
        }
    }

    @Override
    public boolean read(byte[] into, int length, long nanos) {
        sample(nanos);
        int value = 0xFFFF;
        if (!exists(pointer)) {
            violations.add(nanos, name, "no such register");
        } else {
            value = pointer == DEVICE_ID ? identity : registers[pointer];
        }
        if (pointer == CONFIGURATION) {
            registers[CONFIGURATION] &= ~(HIGH_ALERT | LOW_ALERT | DATA_READY);
        } else if (pointer == TEMPERATURE) {
            registers[CONFIGURATION] &= ~DATA_READY;
        }
        for (int i = 0; i < length; i++) {
            into[i] = (byte) (i > 1 ? 0xFF : value >> (8 * (1 - i)));
        }
        return true;
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        switch (fault) {
            case ChipFault.BrownOut _ -> powerCycle(nanos);
            case ChipFault.StoppedConversion _ -> stopped = true;
            case ChipFault.FrozenResult _ -> frozen = true;
            case ChipFault.StuckCode f -> {
                stuck = true;
                stuckCode = f.code();
            }
            case ChipFault.WrongIdentity f -> identity = f.id();
            case ChipFault.CorruptChecksum _ ->
                    throw new IllegalArgumentException(name + ": a TMP117 sends no checksum");
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
