package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.SpiDeviceModel;
import io.presodia.hal.sim.Violations;
import java.util.Arrays;

/**
 * The AD5754R, four 16-bit voltage outputs on SPI (datasheet AD5724R/AD5734R/AD5754R), with the
 * internal 2.5 V reference and LDAC tied low: a frame takes effect when chip select rises. An
 * output reaches its new value at once (10 us typical in the datasheet, far below a scan).
 *
 * <p>Recorded as violations and ignored: frames of other than 24 bits, a set bit 22, unknown
 * registers, addresses and ranges, loading a channel within 10 us of its power-up.
 */
public final class Ad5754rModel implements SpiDeviceModel, ChipModel {
    /** Number of outputs, A to D. */
    public static final int CHANNELS = 4;

    private static final int ALL = 4;
    private static final long POWER_UP_NANOS = 10_000;
    private static final double NOMINAL_REFERENCE_VOLTS = 2.5;

    /** Output gain by range code: +5 V, +10 V, +10.8 V, then the bipolar ones. */
    private static final double[] RANGE_GAIN = {2, 4, 4.32, 4, 8, 8.64};

    private static final int FIRST_BIPOLAR = 3;

    private static final int REFERENCE_ON = 1 << 4;
    private static final int THERMAL_SHUTDOWN = 1 << 5;
    private static final int WRITABLE_POWER = 0x1F;

    private static final int SDO_DISABLE = 1;
    private static final int CLEAR_SELECT = 1 << 1;
    private static final int CLAMP_ENABLE = 1 << 2;

    private final String name;
    private final Violations violations;
    private final Ad5754rErrors[] errors = new Ad5754rErrors[CHANNELS];
    private final double referenceVolts;
    private final boolean twosComplement;

    private final int[] codes = new int[CHANNELS];
    private final int[] ranges = new int[CHANNELS];
    private final long[] upNanos = new long[CHANNELS];
    private final double[] volts = new double[CHANNELS];
    private int power;
    private int control;
    private long referenceUpNanos;

    private int shiftIn;
    private int shiftOut;
    private int bytes;
    private boolean stuck;
    private int stuckCode;

    /**
     * @param name the chip as the board file names it
     * @param referenceVolts the internal reference of this part, 2.495 to 2.505
     * @param errors how each of the four channels differs from the ideal
     * @param twosComplement how the pin BIN/2sCOMP is tied: low for two's complement in bipolar
     *     ranges
     * @param violations receives what the datasheet forbids
     */
    public Ad5754rModel(
            String name,
            double referenceVolts,
            Ad5754rErrors[] errors,
            boolean twosComplement,
            Violations violations) {
        if (errors.length != CHANNELS) {
            throw new IllegalArgumentException(
                    name + ": errors of " + CHANNELS + " channels needed");
        }
        this.name = name;
        this.violations = violations;
        System.arraycopy(errors, 0, this.errors, 0, CHANNELS);
        this.referenceVolts = referenceVolts;
        this.twosComplement = twosComplement;
        powerCycle(0);
    }

    /** A part without any error. */
    public static Ad5754rModel ideal(String name, boolean twosComplement, Violations violations) {
        Ad5754rErrors[] errors = new Ad5754rErrors[CHANNELS];
        Arrays.fill(errors, Ad5754rErrors.NONE);
        return new Ad5754rModel(name, NOMINAL_REFERENCE_VOLTS, errors, twosComplement, violations);
    }

    /** A part within its datasheet limits, fixed by seed and name. */
    public static Ad5754rModel drawn(
            String name, boolean twosComplement, long runSeed, Violations violations) {
        NoiseSource random = new NoiseSource(runSeed, name + "/errors");
        Ad5754rErrors[] errors = new Ad5754rErrors[CHANNELS];
        Arrays.setAll(errors, _ -> Ad5754rErrors.drawn(random));
        double reference = NOMINAL_REFERENCE_VOLTS + random.gaussianWithin(1.7e-3, 5e-3);
        return new Ad5754rModel(name, reference, errors, twosComplement, violations);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double maxClockHertz() {
        return 30e6;
    }

    /**
     * The voltage of an output, 0 to 3, at virtual time {@code nanos}; powered down it is clamped
     * to ground.
     */
    public double outputVolts(int channel, long nanos) {
        boolean up = (power & 1 << channel) != 0 && nanos >= upNanos[channel];
        boolean referenced = (power & REFERENCE_ON) != 0 && nanos >= referenceUpNanos;
        return up && referenced ? volts[channel] : 0;
    }

    /**
     * Tells the chip whether an output is overloaded. With the clamp it limits the current and
     * flags it; without, the channel powers down.
     */
    public void overcurrent(int channel, boolean overloaded) {
        int flag = 1 << (7 + channel);
        power = overloaded ? power | flag : power & ~flag;
        if (overloaded && (control & CLAMP_ENABLE) == 0) {
            power &= ~(1 << channel);
        }
    }

    @Override
    public void powerCycle(long nanos) {
        Arrays.fill(codes, 0);
        Arrays.fill(ranges, 0);
        Arrays.fill(upNanos, nanos);
        power = 0;
        control = CLAMP_ENABLE;
        shiftIn = 0;
        shiftOut = 0;
        bytes = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            update(channel);
        }
    }

    @Override
    public void selected(long nanos) {
        bytes = 0;
    }

    @Override
    public int exchange(int mosi, long startNanos, long endNanos) {
        int out = (control & SDO_DISABLE) == 0 ? shiftOut >> 16 & 0xFF : 0;
        shiftOut = shiftOut << 8 | mosi;
        shiftIn = shiftIn << 8 | mosi;
        bytes++;
        return out;
    }

    @Override
    public void deselected(long nanos) {
        if (bytes == 0) {
            return;
        }
        if (bytes != 3) {
            violations.add(nanos, name, "frame of other than 24 bits");
            return;
        }
        int frame = shiftIn & 0xFFFFFF;
        int register = frame >> 19 & 7;
        int address = frame >> 16 & 7;
        if ((frame & 0x400000) != 0) {
            violations.add(nanos, name, "bit 22 must be 0");
        } else if ((frame & 0x800000) != 0) {
            shiftOut = (frame & 0xFF0000) | readback(register, address, nanos);
        } else {
            write(register, address, frame & 0xFFFF, nanos);
        }
    }

    private int readback(int register, int address, long nanos) {
        int channel = Math.min(address, CHANNELS - 1);
        return switch (register) {
            case 0 -> codes[channel];
            case 1 -> ranges[channel];
            case 2 -> power;
            case 3 -> control;
            default -> {
                violations.add(nanos, name, "no such register");
                yield 0;
            }
        };
    }

    private void write(int register, int address, int data, long nanos) {
        switch (register) {
            case 0 -> forChannels(address, data, nanos, this::load);
            case 1 -> forChannels(address, data & 7, nanos, this::selectRange);
            case 2 -> writePower(address, data, nanos);
            case 3 -> writeControl(address, data, nanos);
            default -> violations.add(nanos, name, "no such register");
        }
    }

    private interface ChannelWrite {
        void apply(int channel, int data, long nanos);
    }

    private void forChannels(int address, int data, long nanos, ChannelWrite write) {
        if (address > ALL) {
            violations.add(nanos, name, "no such channel");
            return;
        }
        int first = address == ALL ? 0 : address;
        int last = address == ALL ? CHANNELS - 1 : address;
        for (int channel = first; channel <= last; channel++) {
            write.apply(channel, data, nanos);
        }
    }

    private void load(int channel, int data, long nanos) {
        if ((power & 1 << channel) != 0 && nanos < upNanos[channel]) {
            violations.add(nanos, name, "channel loaded within 10 us of its power-up");
            return;
        }
        codes[channel] = data;
        update(channel);
    }

    private void selectRange(int channel, int range, long nanos) {
        if (range >= RANGE_GAIN.length) {
            violations.add(nanos, name, "no such output range");
            return;
        }
        ranges[channel] = range;
        update(channel);
    }

    private void writePower(int address, int data, long nanos) {
        if (address != 0) {
            violations.add(nanos, name, "the power control register has address 0");
            return;
        }
        int raised = data & ~power;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((raised & 1 << channel) != 0) {
                upNanos[channel] = nanos + POWER_UP_NANOS;
            }
        }
        if ((raised & REFERENCE_ON) != 0) {
            referenceUpNanos = nanos + POWER_UP_NANOS;
        }
        power = (power & ~WRITABLE_POWER & ~THERMAL_SHUTDOWN) | (data & WRITABLE_POWER);
    }

    private void writeControl(int address, int data, long nanos) {
        switch (address) {
            case 0 -> {
                // No operation: what a readback is followed by.
            }
            case 1 -> control = data & 0x0F;
            case 4 -> clear();
            case 5 -> {
                // Load: with LDAC tied low the outputs have been updated already.
            }
            default -> violations.add(nanos, name, "no such control function");
        }
    }

    private void clear() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            boolean bipolar = ranges[channel] >= FIRST_BIPOLAR;
            boolean alternative = (control & CLEAR_SELECT) != 0;
            int straight = bipolar != alternative ? 0x8000 : 0;
            codes[channel] = bipolar && twosComplement ? straight ^ 0x8000 : straight;
            update(channel);
        }
    }

    private void update(int channel) {
        int range = ranges[channel];
        boolean bipolar = range >= FIRST_BIPOLAR;
        int code = stuck ? stuckCode & 0xFFFF : codes[channel];
        int straight = bipolar && twosComplement ? code ^ 0x8000 : code;
        double span = RANGE_GAIN[range] * referenceVolts;
        double fraction = straight / 65_536.0 - (bipolar ? 0.5 : 0);
        double x = straight / 32_768.0 - 1;
        Ad5754rErrors e = errors[channel];
        double bow = e.nonlinearityLsb() / 65_536 * 2.6 * x * (1 - x * x);
        volts[channel] = span * (fraction * (1 + e.gainError()) + bow) + e.offsetVolts();
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        switch (fault) {
            case ChipFault.BrownOut _ -> powerCycle(nanos);
            case ChipFault.StuckCode f -> {
                stuck = true;
                stuckCode = f.code();
                for (int channel = 0; channel < CHANNELS; channel++) {
                    update(channel);
                }
            }
            case ChipFault.StoppedConversion _,
                    ChipFault.FrozenResult _,
                    ChipFault.WrongIdentity _,
                    ChipFault.CorruptChecksum _ ->
                    throw new IllegalArgumentException(
                            name + ": an AD5754R cannot fail by " + fault);
        }
    }

    @Override
    public void clearFaults() {
        stuck = false;
        for (int channel = 0; channel < CHANNELS; channel++) {
            update(channel);
        }
    }
}
