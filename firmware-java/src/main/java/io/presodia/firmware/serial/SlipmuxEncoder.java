package io.presodia.firmware.serial;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Makes frames. Each begins and ends with a delimiter, so that garbage before it costs nothing. */
public final class SlipmuxEncoder {
    private SlipmuxEncoder() {}

    /** A frame with a CoAP message and its checksum. */
    public static byte[] coap(byte[] message) {
        byte[] checked = new byte[1 + message.length + Slip.FCS_BYTES];
        checked[0] = (byte) Slip.COAP;
        System.arraycopy(message, 0, checked, 1, message.length);
        int fcs = Fcs16.checksum(checked, 1 + message.length);
        checked[checked.length - 2] = (byte) fcs;
        checked[checked.length - 1] = (byte) (fcs >>> Byte.SIZE);
        return frame(checked);
    }

    /** A frame with log text. */
    public static byte[] log(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[1 + utf8.length];
        content[0] = Slip.LOG;
        System.arraycopy(utf8, 0, content, 1, utf8.length);
        return frame(content);
    }

    private static byte[] frame(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 8);
        out.write(Slip.END);
        for (byte b : content) {
            int value = b & 0xFF;
            if (value == Slip.END) {
                out.write(Slip.ESC);
                out.write(Slip.ESC_END);
            } else if (value == Slip.ESC) {
                out.write(Slip.ESC);
                out.write(Slip.ESC_ESC);
            } else {
                out.write(value);
            }
        }
        out.write(Slip.END);
        return out.toByteArray();
    }
}
