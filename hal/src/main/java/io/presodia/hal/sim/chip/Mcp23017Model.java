package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;
import io.presodia.hal.sim.I2cDeviceModel;
import io.presodia.hal.sim.Violations;
import java.util.Arrays;

/**
 * The MCP23017, sixteen lines on I2C (datasheet DS20001952). Pins 0 to 7 are GPA0 to GPA7, 8 to 15
 * are GPB0 to GPB7. A pin is high-impedance until its direction bit is cleared.
 *
 * <p>Interrupts on change are not modelled: enabling one is recorded as a violation, since nobody
 * would ever hear of it.
 */
public final class Mcp23017Model implements I2cDeviceModel, ChipModel {
    private static final int IODIR = 0;
    private static final int IPOL = 1;
    private static final int GPINTEN = 2;
    private static final int IOCON = 5;
    private static final int GPPU = 6;
    private static final int INTF = 7;
    private static final int INTCAP = 8;
    private static final int GPIO = 9;
    private static final int OLAT = 10;
    private static final int KINDS = 11;

    private static final int BANK = 0x80;
    private static final int SEQUENTIAL_OFF = 0x20;

    private final String name;
    private final Inputs inputs;
    private final Outputs outputs;
    private final Violations violations;

    /**
     * Register contents, port A then port B, in the order of the datasheet; IOCON is one register
     * at two addresses.
     */
    private final int[][] ports = new int[2][KINDS];

    private int pointer;

    /** What the board puts on the pins that are inputs. */
    @FunctionalInterface
    public interface Inputs {
        /**
         * Whether an input pin is high.
         *
         * @param pin 0 to 15
         * @param pulledUp whether the chip's pull-up is on: the answer where nothing drives the pin
         * @param nanos virtual time
         */
        boolean high(int pin, boolean pulledUp, long nanos);
    }

    /** Who feels the pins that are outputs. */
    @FunctionalInterface
    public interface Outputs {
        /**
         * Directions or latches have changed.
         *
         * @param driven one bit a pin, set where the chip drives it
         * @param high one bit a pin, set where it drives it high; clear for pins it does not drive
         * @param nanos virtual time
         */
        void changed(int driven, int high, long nanos);
    }

    /**
     * @param name the chip as the board file names it
     * @param inputs what the board puts on input pins
     * @param outputs who feels output pins
     * @param violations receives what the datasheet forbids
     */
    public Mcp23017Model(String name, Inputs inputs, Outputs outputs, Violations violations) {
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
        this.violations = violations;
        reset();
    }

    @Override
    public String name() {
        return name;
    }

    /** One bit a pin, set where the chip drives the pin. */
    public int driven() {
        return ~(ports[0][IODIR] | ports[1][IODIR] << 8) & 0xFFFF;
    }

    /** One bit a pin, set where the chip drives the pin high. */
    public int drivenHigh() {
        return (ports[0][OLAT] | ports[1][OLAT] << 8) & driven();
    }

    private void reset() {
        for (int[] port : ports) {
            Arrays.fill(port, 0);
            port[IODIR] = 0xFF;
        }
        pointer = 0;
    }

    @Override
    public void powerCycle(long nanos) {
        int drivenBefore = driven();
        reset();
        if (drivenBefore != 0) {
            outputs.changed(0, 0, nanos);
        }
    }

    @Override
    public boolean write(byte[] data, int length, long nanos) {
        if (length == 0) {
            return true;
        }
        pointer = data[0] & 0xFF;
        for (int i = 1; i < length; i++) {
            writeRegister(data[i] & 0xFF, nanos);
            advance();
        }
        return true;
    }

    @Override
    public boolean read(byte[] into, int length, long nanos) {
        for (int i = 0; i < length; i++) {
            into[i] = (byte) readRegister(nanos);
            advance();
        }
        return true;
    }

    private boolean banked() {
        return (ports[0][IOCON] & BANK) != 0;
    }

    /** Port of the pointer, 0 or 1, in either arrangement of addresses (table 3-1 and 3-2). */
    private int port() {
        return banked() ? pointer >> 4 & 1 : pointer & 1;
    }

    /** Register of the pointer within its port, or -1. */
    private int kind() {
        int kind = banked() ? pointer & 0x0F : pointer >> 1;
        boolean exists = kind < KINDS && pointer <= (banked() ? 0x1A : 0x15);
        return exists ? kind : -1;
    }

    /**
     * Section 3.2.1: to the next address and round, or with SEQOP set to the other port and back,
     * or not at all.
     */
    private void advance() {
        boolean sequential = (ports[0][IOCON] & SEQUENTIAL_OFF) == 0;
        if (sequential) {
            int last = banked() ? 0x1A : 0x15;
            pointer = pointer >= last ? 0 : pointer + 1;
            if (banked() && pointer == KINDS) {
                pointer = 0x10;
            }
        } else if (!banked()) {
            pointer ^= 1;
        }
    }

    private int readRegister(long nanos) {
        int kind = kind();
        if (kind < 0) {
            violations.add(nanos, name, "read of a register that does not exist");
            return 0;
        }
        int port = port();
        return kind == GPIO ? levels(port, nanos) : ports[port][kind];
    }

    private int levels(int port, long nanos) {
        int[] r = ports[port];
        int value = r[OLAT] & ~r[IODIR];
        for (int bit = 0; bit < 8; bit++) {
            int mask = 1 << bit;
            if ((r[IODIR] & mask) != 0
                    && inputs.high(8 * port + bit, (r[GPPU] & mask) != 0, nanos)) {
                value |= mask;
            }
        }
        return value ^ (r[IPOL] & r[IODIR]);
    }

    private void writeRegister(int value, long nanos) {
        int kind = kind();
        if (kind < 0 || kind == INTF || kind == INTCAP) {
            violations.add(nanos, name, "write to a register that does not exist or is read-only");
            return;
        }
        int[] r = ports[port()];
        switch (kind) {
            case IOCON -> {
                ports[0][IOCON] = value & 0xFE;
                ports[1][IOCON] = value & 0xFE;
            }
            case GPIO, OLAT -> {
                r[OLAT] = value;
                outputs.changed(driven(), drivenHigh(), nanos);
            }
            case IODIR -> {
                r[IODIR] = value;
                outputs.changed(driven(), drivenHigh(), nanos);
            }
            default -> r[kind] = value;
        }
        if (kind == GPINTEN && value != 0) {
            violations.add(
                    nanos, name, "interrupt on change enabled, which this model does not have");
        }
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        switch (fault) {
            case ChipFault.BrownOut _ -> powerCycle(nanos);
            case ChipFault.StoppedConversion _,
                    ChipFault.FrozenResult _,
                    ChipFault.StuckCode _,
                    ChipFault.WrongIdentity _,
                    ChipFault.CorruptChecksum _ ->
                    throw new IllegalArgumentException(
                            name + ": an MCP23017 cannot fail by " + fault);
        }
    }

    @Override
    public void clearFaults() {
        // Its only fault is an event.
    }
}
