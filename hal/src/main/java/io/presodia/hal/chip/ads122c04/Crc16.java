package io.presodia.hal.chip.ads122c04;

/**
 * CRC-16-CCITT with the polynomial 0x1021 and the seed 0xFFFF (SBAS751B, data integrity features).
 */
final class Crc16 {
    private static final int POLYNOMIAL = 0x1021;
    private static final int SEED = 0xFFFF;

    private Crc16() {}

    /** The check word of the first {@code length} bytes. */
    static int of(byte[] data, int length) {
        int crc = SEED;
        for (int i = 0; i < length; i++) {
            crc ^= (data[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc & 0xFFFF;
    }

    /**
     * Whether the two bytes after the first {@code length} are their check word, high byte first.
     */
    static boolean matches(byte[] data, int length) {
        return of(data, length) == (((data[length] & 0xFF) << 8) | (data[length + 1] & 0xFF));
    }
}
