package io.presodia.firmware.serial;

/** The 16-bit frame check sequence of PPP (RFC 1662, appendix C.2). */
final class Fcs16 {
    /** What the register holds after a frame and its own checksum. */
    static final int GOOD = 0xF0B8;

    private static final int INITIAL = 0xFFFF;

    /** x¹⁶ + x¹² + x⁵ + 1, lowest bit first. */
    private static final int POLYNOMIAL = 0x8408;

    private Fcs16() {}

    /** The register after the first {@code length} bytes. */
    static int register(byte[] bytes, int length) {
        int register = INITIAL;
        for (int i = 0; i < length; i++) {
            register ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ POLYNOMIAL;
            }
        }
        return register;
    }

    /** What is sent behind these bytes, low byte first. */
    static int checksum(byte[] bytes, int length) {
        return ~register(bytes, length) & 0xFFFF;
    }
}
