package io.presodia.hal.chip.mcp23017;

/**
 * The registers of port A with IOCON.BANK = 0 (DS20001952, Table 3-5); port B follows each at the
 * next address.
 */
enum Mcp23017Register {
    /** Direction: 1 is input. */
    IODIR(0x00),
    /** Input polarity: 1 inverts. */
    IPOL(0x02),
    /** Interrupt on change. */
    GPINTEN(0x04),
    /** Configuration, the same at both addresses. */
    IOCON(0x0A),
    /** Pull-up resistors. */
    GPPU(0x0C),
    /** The levels at the pins. */
    GPIO(0x12),
    /** The output latches. */
    OLAT(0x14);

    private final byte address;

    Mcp23017Register(int address) {
        this.address = (byte) address;
    }

    byte address() {
        return address;
    }
}
