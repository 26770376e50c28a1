package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.Violations;

/**
 * The ADS1115, a 16-bit converter with four inputs on I2C (datasheet SBAS444). Inputs 0 to 3 are
 * AIN0 to AIN3.
 *
 * <p>It samples when first talked to after a conversion has completed, at the time of that talk
 * (see {@link AnalogInput}). A configuration written in continuous mode acts from the next
 * conversion on. The comparator's registers hold what is written; the ALERT/RDY pin and the general
 * call reset are not modelled.
 *
 * <p>Recorded as violations: pointers above 3, writes of other than two data bytes (not taken),
 * writes to the conversion register.
 */
public final class Ads1115Model implements I2cDeviceModel, ChipModel {
    private static final int CONVERSION = 0;
    private static final int CONFIG = 1;
    private static final int CONFIG_RESET = 0x8583;
    private static final int OS = 0x8000;
    private static final int SINGLE_SHOT = 0x0100;

    /** From power-down to the start of a conversion (section 7.4.2.1). */
    private static final long WAKE_NANOS = 25_000;

    private static final long NEVER = Long.MAX_VALUE;

    private static final double[] FULL_SCALE_VOLTS = {
        6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256
    };
    private static final double[] SAMPLES_PER_SECOND = {8, 16, 32, 64, 128, 250, 475, 860};

    /**
     * Peak-to-peak noise in units of the last place by rate (rows) and range (columns), table 1 at
     * 3.3 V; up to 128 SPS the table gives one unit. The standard deviation is taken as a 6.6th of
     * it.
     */
    private static final double[][] NOISE_LSB_PEAK_TO_PEAK = {
        {1, 1, 1, 1, 1, 1},
        {1, 1, 1, 1, 1, 1},
        {1, 1, 1, 1, 1, 1},
        {1, 1, 1, 1, 1, 1},
        {1, 1, 1, 1, 1, 1.58},
        {1.34, 1.19, 1.34, 1.27, 1.03, 2.37},
        {1.42, 1.82, 1.27, 1.82, 2.06, 3.32},
        {2.29, 2.14, 1.90, 2.06, 2.61, 4.59},
    };

    private final String name;
    private final AnalogInput inputs;
    private final Errors errors;
    private final Violations violations;
    private final NoiseSource noise;
    private final double supplyVolts;

    private final int[] registers = new int[4];
    private int pointer;
    private int active;
    private int result;
    private boolean unsampled;
    private long completeNanos = NEVER;

    private boolean stopped;
    private boolean frozen;
    private boolean stuck;
    private int stuckCode;

    /**
     * How one part differs from the ideal.
     *
     * @param offsetLsb in units of the last place of the range (datasheet: 3 max)
     * @param gainError fraction (datasheet: 0.15 % max, 0.01 % typical)
     * @param clockError fraction by which conversions take longer (datasheet: 10 % max)
     */
    public record Errors(double offsetLsb, double gainError, double clockError) {
        /** A part without any error; noise remains. */
        public static final Errors NONE = new Errors(0, 0, 0);

        /** A part within its datasheet limits, fixed by seed and name. */
        public static Errors drawn(long runSeed, String chip) {
            NoiseSource random = new NoiseSource(runSeed, chip + "/errors");
            return new Errors(
                    random.gaussianWithin(1, 3),
                    random.gaussianWithin(1e-4, 1.5e-3),
                    random.gaussianWithin(0.02, 0.10));
        }
    }

    /**
     * @param name the chip as the board file names it
     * @param inputs what is on the analog pins
     * @param supplyVolts its supply, 2.0 to 5.5; inputs beyond it are clamped at 0.3 V outside
     * @param errors how this part differs from the ideal
     * @param runSeed the seed of the run
     * @param violations receives what the datasheet forbids
     */
    public Ads1115Model(
            String name,
            AnalogInput inputs,
            double supplyVolts,
            Errors errors,
            long runSeed,
            Violations violations) {
        this.name = name;
        this.inputs = inputs;
        this.supplyVolts = supplyVolts;
        this.errors = errors;
        this.violations = violations;
        this.noise = new NoiseSource(runSeed, name + "/noise");
        powerCycle(0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void powerCycle(long nanos) {
        registers[CONVERSION] = 0;
        registers[CONFIG] = CONFIG_RESET;
        registers[2] = 0x8000;
        registers[3] = 0x7FFF;
        pointer = 0;
        active = CONFIG_RESET;
        result = 0;
        unsampled = false;
        completeNanos = NEVER;
    }

    @Override
    public boolean write(byte[] data, int length, long nanos) {
        if (length == 0) {
            return true;
        }
        int wanted = data[0] & 0xFF;
        if (wanted > 3) {
            violations.add(nanos, name, "pointer bits 7 to 2 must be 0");
        }
        pointer = wanted & 3;
        if (length == 3) {
            writeRegister(((data[1] & 0xFF) << 8) | (data[2] & 0xFF), nanos);
        } else if (length != 1) {
            violations.add(nanos, name, "a register takes exactly two bytes");
        }
        return true;
    }

    private void writeRegister(int value, long nanos) {
        switch (pointer) {
            case CONVERSION -> violations.add(nanos, name, "the conversion register is read-only");
            case CONFIG -> configure(value, nanos);
            default -> registers[pointer] = value;
        }
    }

    private void configure(int value, long nanos) {
        sample(nanos);
        registers[CONFIG] = value & ~OS;
        if (completeNanos != NEVER) {
            if ((active & SINGLE_SHOT) == 0 && (value & SINGLE_SHOT) != 0) {
                completeNanos = NEVER;
            } else {
                return;
            }
        }
        boolean continuous = (value & SINGLE_SHOT) == 0;
        if (continuous || (value & OS) != 0) {
            active = registers[CONFIG];
            completeNanos = nanos + WAKE_NANOS + periodNanos();
        }
    }

    private long periodNanos() {
        return Math.round(1e9 / SAMPLES_PER_SECOND[active >> 5 & 7] * (1 + errors.clockError()));
    }

    private void advance(long nanos) {
        if (nanos < completeNanos || stopped) {
            return;
        }
        unsampled = true;
        boolean single = (active & SINGLE_SHOT) != 0;
        if (single && (registers[CONFIG] & SINGLE_SHOT) != 0) {
            completeNanos = NEVER;
        } else if (active != registers[CONFIG]) {
            sampleNow(nanos);
            active = registers[CONFIG];
            completeNanos += periodNanos();
            advance(nanos);
        } else {
            long period = periodNanos();
            completeNanos += ((nanos - completeNanos) / period + 1) * period;
        }
    }

    private void sample(long nanos) {
        advance(nanos);
        if (unsampled) {
            sampleNow(nanos);
        }
    }

    private void sampleNow(long nanos) {
        unsampled = false;
        if (stuck) {
            result = stuckCode;
        } else if (!frozen) {
            result = convert(nanos);
        }
    }

    private int convert(long nanos) {
        int range = active >> 9 & 7;
        double lsb = FULL_SCALE_VOLTS[range] / 32_768;
        double sigma = NOISE_LSB_PEAK_TO_PEAK[active >> 5 & 7][Math.min(range, 5)] / 6.6;
        double volts = differentialVolts(active >> 12 & 7, nanos);
        double code =
                volts / lsb * (1 + errors.gainError())
                        + errors.offsetLsb()
                        + sigma * noise.gaussian();
        return (int) Math.rint(Math.max(-32_768, Math.min(32_767, code)));
    }

    private double differentialVolts(int mux, long nanos) {
        return switch (mux) {
            case 0 -> pin(0, nanos) - pin(1, nanos);
            case 1 -> pin(0, nanos) - pin(3, nanos);
            case 2 -> pin(1, nanos) - pin(3, nanos);
            case 3 -> pin(2, nanos) - pin(3, nanos);
            default -> pin(mux - 4, nanos);
        };
    }

    private double pin(int pin, long nanos) {
        return Math.max(-0.3, Math.min(supplyVolts + 0.3, inputs.volts(pin, nanos)));
    }

    @Override
    public boolean read(byte[] into, int length, long nanos) {
        sample(nanos);
        int value =
                switch (pointer) {
                    case CONVERSION -> result;
                    case CONFIG -> registers[CONFIG] | (completeNanos == NEVER ? OS : 0);
                    default -> registers[pointer];
                };
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
            case ChipFault.WrongIdentity _, ChipFault.CorruptChecksum _ ->
                    throw new IllegalArgumentException(
                            name + ": an ADS1115 cannot fail by " + fault);
        }
    }

    @Override
    public void clearFaults() {
        stopped = false;
        frozen = false;
        stuck = false;
    }
}
