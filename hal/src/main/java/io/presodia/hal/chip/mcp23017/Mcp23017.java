package io.presodia.hal.chip.mcp23017;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;

/**
 * Driver of the MCP23017 (Microchip DS20001952): sixteen pins, bits 0 to 7 on port A and 8 to 15 on
 * port B. Outputs come up low: the latches are cleared before any pin becomes an output. Used by
 * one thread.
 */
public final class Mcp23017 {
    /** IODIR after a power-on reset: all inputs (DS20001952, Table 3-1). */
    private static final int RESET_IODIR = 0xFFFF;

    /**
     * Where IOCON is when IOCON.BANK = 1; with BANK = 0 this is GPINTENB, whose wanted value is 0
     * too.
     */
    private static final byte IOCON_IN_BANK_1 = 0x05;

    private final I2cPort i2c;
    private final int inputs;
    private final int pullUps;
    private final byte[] out = new byte[3];
    private final byte[] in = new byte[2];
    private int latches;

    /**
     * @param i2c the chip's port
     * @param inputs the pins that are inputs, one bit each; all others become outputs
     * @param pullUps the pins with the chip's 100 kilohm pull-up
     */
    public Mcp23017(I2cPort i2c, int inputs, int pullUps) {
        this.i2c = i2c;
        this.inputs = requireBits("inputs", inputs);
        this.pullUps = requireBits("pullUps", pullUps);
    }

    /** The pins that are inputs, one bit each. */
    public int inputs() {
        return inputs;
    }

    /**
     * Sets the chip up with all outputs low, and reads direction and latches back.
     *
     * @throws BusFault of kind PROTOCOL when a register did not take; any fault of the bus
     */
    public void configure() throws BusFault {
        try (var _ = i2c.lock().hold()) {
            // A chip left in the other register layout comes back to BANK = 0 by this write.
            out[0] = IOCON_IN_BANK_1;
            out[1] = 0;
            i2c.write(out, 2);
            out[0] = Mcp23017Register.IOCON.address();
            out[1] = 0;
            i2c.write(out, 2);
            latches = 0;
            writePair(Mcp23017Register.OLAT, 0);
            writePair(Mcp23017Register.GPINTEN, 0);
            writePair(Mcp23017Register.IPOL, 0);
            writePair(Mcp23017Register.GPPU, pullUps);
            writePair(Mcp23017Register.IODIR, inputs);
            check(BusFault.Kind.PROTOCOL);
        }
    }

    /**
     * Reads direction and latches again.
     *
     * @throws BusFault of kind DEVICE_RESET when they are at their power-on values; PROTOCOL when
     *     they are neither that nor what was written; any fault of the bus
     */
    public void verifyConfiguration() throws BusFault {
        try (var _ = i2c.lock().hold()) {
            boolean reset =
                    inputs != RESET_IODIR && readPair(Mcp23017Register.IODIR) == RESET_IODIR;
            check(reset ? BusFault.Kind.DEVICE_RESET : BusFault.Kind.PROTOCOL);
        }
    }

    /** Sets all outputs at once, one bit each; bits of inputs are kept low in the latch. */
    public void writeOutputs(int levels) throws BusFault {
        int wanted = requireBits("levels", levels) & ~inputs;
        writePair(Mcp23017Register.OLAT, wanted);
        latches = wanted;
    }

    /**
     * Sets one output and leaves the others.
     *
     * @throws IllegalArgumentException when the pin is not 0 to 15 or is an input
     */
    public void setOutput(int pin, boolean high) throws BusFault {
        int bit = bit(pin);
        if ((inputs & bit) != 0) {
            throw new IllegalArgumentException(i2c.name() + ": pin " + pin + " is an input");
        }
        writeOutputs(high ? latches | bit : latches & ~bit);
    }

    /** The levels that the outputs were last set to, one bit each. */
    public int outputs() {
        return latches;
    }

    /** The levels at all pins, one bit each. */
    public int readPins() throws BusFault {
        return readPair(Mcp23017Register.GPIO);
    }

    /** The level at one pin. */
    public boolean readPin(int pin) throws BusFault {
        return (readPins() & bit(pin)) != 0;
    }

    private int bit(int pin) {
        if (pin < 0 || pin > 15) {
            throw new IllegalArgumentException(i2c.name() + ": pin must be 0 to 15, was " + pin);
        }
        return 1 << pin;
    }

    private void check(BusFault.Kind kind) throws BusFault {
        require(kind, Mcp23017Register.IODIR, inputs);
        require(kind, Mcp23017Register.OLAT, latches);
    }

    private void require(BusFault.Kind kind, Mcp23017Register register, int written)
            throws BusFault {
        int read = readPair(register);
        if (read != written) {
            throw new BusFault(
                    kind,
                    i2c.name(),
                    register
                            + " reads 0x"
                            + Integer.toHexString(read)
                            + ", was written 0x"
                            + Integer.toHexString(written));
        }
    }

    private void writePair(Mcp23017Register register, int bits) throws BusFault {
        out[0] = register.address();
        out[1] = (byte) bits;
        out[2] = (byte) (bits >> 8);
        i2c.write(out, 3);
    }

    private int readPair(Mcp23017Register register) throws BusFault {
        out[0] = register.address();
        i2c.writeThenRead(out, 1, in, 2);
        return (in[0] & 0xFF) | ((in[1] & 0xFF) << 8);
    }

    private static int requireBits(String what, int bits) {
        if ((bits & ~0xFFFF) != 0) {
            throw new IllegalArgumentException(
                    what + " must be 0 to 0xFFFF, was 0x" + Integer.toHexString(bits));
        }
        return bits;
    }
}
