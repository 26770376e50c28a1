package io.presodia.hal.chip.ads1256;

/** The register map of the ADS1256 (SBAS288K, Table 23). */
enum Ads1256Register {
    /** Identity, bit order, automatic calibration, input buffer, data ready. */
    STATUS(0x00),
    /** Positive input in the high nibble, negative input in the low one. */
    MUX(0x01),
    /** Clock output, sensor detect currents, gain. */
    ADCON(0x02),
    /** Data rate. */
    DRATE(0x03),
    /** Digital input and output pins. */
    IO(0x04),
    /** Offset calibration, low byte; middle and high byte follow. */
    OFC0(0x05),
    /** Full-scale calibration, low byte; middle and high byte follow. */
    FSC0(0x08);

    private final int address;

    Ads1256Register(int address) {
        this.address = address;
    }

    /** The address that goes into the low nibble of RREG and WREG. */
    int address() {
        return address;
    }
}
