package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.Violations;
import java.util.Arrays;

/**
 * The ADS122C04, a 24-bit converter for bridges and resistance thermometers on I2C (datasheet
 * SBAS751B). Inputs 0 to 3 are AIN0 to AIN3, 4 is REFP, 5 is REFN; {@link #idacAmperes} says what
 * the chip itself drives into them.
 *
 * <p>It samples when first talked to after a conversion has completed, at the time of that talk
 * (see {@link AnalogInput}). Writing a configuration register restarts a conversion that is under
 * way (section 8.4.2).
 *
 * <p>Recorded as violations: unknown commands and bytes beyond a command (neither acknowledged),
 * reading without a command that asks for data, reserved settings. With the amplifier on, inputs
 * closer than 0.2 V to the supplies saturate it; the tightening of that limit at high gain is not
 * modelled.
 */
public final class Ads122c04Model implements I2cDeviceModel, ChipModel {
    private static final int CONTINUOUS = 0x08;
    private static final int COUNTER = 0x40;
    private static final int DATA_READY = 0x80;
    private static final int INVERTED = 1;
    private static final int CHECKSUM = 2;
    private static final long NEVER = Long.MAX_VALUE;

    /** The stand-alone commands of table 16, without their last bit, which the chip ignores. */
    private static final int POWERDOWN = 1;

    private static final int RESET = 3;
    private static final int START = 4;

    private static final int NOTHING = -1;
    private static final int CONVERSION = 4;

    private final String name;
    private final Violations violations;
    private final Ads122c04Converter converter;

    private final int[] registers = new int[4];
    private final byte[] answer = new byte[8];
    private int asked = NOTHING;
    private long completeNanos = NEVER;
    private int counter;
    private boolean ready;
    private boolean unsampled;
    private int result;

    private boolean stopped;
    private boolean frozen;
    private boolean stuck;
    private int stuckCode;
    private boolean corrupt;

    /**
     * @param name the chip as the board file names it
     * @param inputs what is on the analog and reference pins
     * @param supplyVolts its analog supply, 2.3 to 5.5
     * @param errors how this part differs from the ideal
     * @param runSeed the seed of the run
     * @param violations receives what the datasheet forbids
     */
    public Ads122c04Model(
            String name,
            AnalogInput inputs,
            double supplyVolts,
            Ads122c04Errors errors,
            long runSeed,
            Violations violations) {
        this.name = name;
        this.violations = violations;
        this.converter =
                new Ads122c04Converter(
                        inputs, errors, supplyVolts, new NoiseSource(runSeed, name + "/noise"));
        powerCycle(0);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * The current that the chip's sources drive out of a pin: 0 to 3 for AIN0 to AIN3, 4 for REFP,
     * 5 for REFN.
     */
    public double idacAmperes(int pin) {
        return converter.idacAmperes(pin);
    }

    /** Whether the 10 uA burn-out current sources are on. */
    public boolean burnOutSourcesOn() {
        return (registers[2] & 0x08) != 0;
    }

    /**
     * Sets the temperature of the die, which moves offset and gain and is what its thermometer
     * reads.
     */
    public void dieCelsius(double celsius) {
        converter.dieCelsius(celsius);
    }

    /** Whether the DRDY pin is high, that is no new result, at virtual time {@code nanos}. */
    public boolean drdyHigh(long nanos) {
        advance(nanos);
        return !ready;
    }

    @Override
    public void powerCycle(long nanos) {
        Arrays.fill(registers, 0);
        converter.configure(registers);
        asked = NOTHING;
        completeNanos = NEVER;
        counter = 0;
        ready = false;
        unsampled = false;
        result = 0;
    }

    private boolean continuous() {
        return (registers[1] & CONTINUOUS) != 0;
    }

    private void advance(long nanos) {
        if (nanos < completeNanos || stopped) {
            return;
        }
        int completed = 1;
        if (continuous()) {
            long period = converter.periodNanos();
            long periods = (nanos - completeNanos) / period + 1;
            completed = (int) (periods & 0xFF);
            completeNanos += periods * period;
        } else {
            completeNanos = NEVER;
        }
        counter = counter + completed & 0xFF;
        ready = true;
        unsampled = true;
    }

    private void sample(long nanos) {
        advance(nanos);
        if (!unsampled) {
            return;
        }
        unsampled = false;
        if (stuck) {
            result = stuckCode;
        } else if (!frozen) {
            result = converter.convert(nanos);
        }
    }

    @Override
    public boolean write(byte[] data, int length, long nanos) {
        if (length == 0) {
            return true;
        }
        int command = data[0] & 0xFF;
        int expected = (command & 0xF0) == 0x40 ? 2 : 1;
        if (length != expected) {
            violations.add(nanos, name, "command with the wrong number of bytes");
            return false;
        }
        sample(nanos);
        asked = NOTHING;
        switch (command >> 4) {
            case 0x0 -> {
                return standAlone(command >> 1, nanos);
            }
            case 0x1 -> asked = CONVERSION;
            case 0x2 -> asked = command >> 2 & 3;
            case 0x4 -> writeRegister(command >> 2 & 3, data[1] & 0xFF, nanos);
            default -> {
                violations.add(nanos, name, "unknown command");
                return false;
            }
        }
        return true;
    }

    private boolean standAlone(int command, long nanos) {
        return switch (command) {
            case POWERDOWN -> {
                completeNanos = NEVER;
                yield true;
            }
            case RESET -> {
                powerCycle(nanos);
                yield true;
            }
            case START -> {
                start(nanos);
                yield true;
            }
            default -> {
                violations.add(nanos, name, "unknown command");
                yield false;
            }
        };
    }

    private void start(long nanos) {
        ready = false;
        completeNanos = nanos + converter.firstNanos(continuous());
    }

    private void writeRegister(int register, int value, long nanos) {
        boolean reserved =
                switch (register) {
                    case 0 -> value >> 4 == 15;
                    case 1 -> value >> 5 == 7;
                    case 2 -> (value & 0x30) == 0x30;
                    default -> (value & 3) != 0 || value >> 5 == 7 || (value >> 2 & 7) == 7;
                };
        if (reserved) {
            violations.add(nanos, name, "reserved setting");
        }
        registers[register] = register == 2 ? value & ~DATA_READY : value;
        converter.configure(registers);
        if (completeNanos != NEVER) {
            start(nanos);
        }
    }

    @Override
    public boolean read(byte[] into, int length, long nanos) {
        int size = 0;
        if (asked == NOTHING) {
            violations.add(nanos, name, "read without RDATA or RREG before it");
        } else if (asked == CONVERSION) {
            sample(nanos);
            ready = false;
            if ((registers[2] & COUNTER) != 0) {
                answer[size++] = (byte) counter;
            }
            answer[size++] = (byte) (result >> 16);
            answer[size++] = (byte) (result >> 8);
            answer[size++] = (byte) result;
        } else {
            advance(nanos);
            answer[size++] = (byte) (registers[asked] | (asked == 2 && ready ? DATA_READY : 0));
        }
        size = protect(size);
        for (int i = 0; i < length; i++) {
            into[i] = i < size ? answer[i] : (byte) 0xFF;
        }
        return true;
    }

    /**
     * Appends what section 8.3.13 asks for: a bitwise inverted copy, or a checksum, over counter
     * and data.
     */
    private int protect(int size) {
        int spoil = corrupt ? 0x01 : 0;
        int mode = registers[2] >> 4 & 3;
        if (mode == INVERTED) {
            for (int i = 0; i < size; i++) {
                answer[size + i] = (byte) (~answer[i] ^ spoil);
            }
            return 2 * size;
        }
        if (mode == CHECKSUM && size > 0) {
            int crc = Crc16.of(answer, size) ^ spoil;
            answer[size] = (byte) (crc >> 8);
            answer[size + 1] = (byte) crc;
            return size + 2;
        }
        return size;
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
            case ChipFault.CorruptChecksum _ -> corrupt = true;
            case ChipFault.WrongIdentity _ ->
                    throw new IllegalArgumentException(
                            name + ": an ADS122C04 has no identity register");
        }
    }

    @Override
    public void clearFaults() {
        stopped = false;
        frozen = false;
        stuck = false;
        corrupt = false;
    }
}
