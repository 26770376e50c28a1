package io.presodia.firmware.serial;

/** The bytes of SLIP (RFC 1055) and slipmux that mean something. */
final class Slip {
    static final int END = 0xC0;
    static final int ESC = 0xDB;
    static final int ESC_END = 0xDC;
    static final int ESC_ESC = 0xDD;

    /** First byte of a frame with a CoAP message. */
    static final int COAP = 0xA9;

    /** First byte of a frame with log text. */
    static final int LOG = 0x0A;

    /** Bytes of the checksum at the end of a CoAP frame. */
    static final int FCS_BYTES = 2;

    private Slip() {}
}
