package io.presodia.hal.chip.ads1256;

/** The command bytes of the ADS1256 (SBAS288K, Table 24). */
final class Ads1256Command {
    /** Completes SYNC. */
    static final byte WAKEUP = 0x00;

    /** Read data once. */
    static final byte RDATA = 0x01;

    /** Stop read data continuous. */
    static final byte SDATAC = 0x0F;

    /**
     * Read registers; the address goes into the low nibble, the count less one into the second
     * byte.
     */
    static final byte RREG = 0x10;

    /**
     * Write registers; the address goes into the low nibble, the count less one into the second
     * byte.
     */
    static final byte WREG = 0x50;

    /** Offset and gain self-calibration. */
    static final byte SELFCAL = (byte) 0xF0;

    /** Stop the conversion and hold it until WAKEUP. */
    static final byte SYNC = (byte) 0xFC;

    /** Reset to power-up values. */
    static final byte RESET = (byte) 0xFE;

    private Ads1256Command() {}
}
