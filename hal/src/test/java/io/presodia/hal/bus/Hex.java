package io.presodia.hal.bus;

import java.util.HexFormat;

/** Bytes as data sheets print them: upper case, separated by blanks. */
final class Hex {
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ").withUpperCase();

    private Hex() {}

    static String of(byte[] bytes, int length) {
        return FORMAT.formatHex(bytes, 0, length);
    }

    static byte[] bytes(String text) {
        return FORMAT.parseHex(text);
    }
}
