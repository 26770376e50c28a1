package io.presodia.host.client;

import io.presodia.firmware.serial.SerialLine;
import io.presodia.firmware.serial.SerialPorts;
import org.jspecify.annotations.Nullable;

/**
 * A serial port of this machine, as {@code PORT} or {@code PORT@BAUD}.
 *
 * @param path where it is, such as {@code /dev/ttyUSB0}
 * @param baud bits a second
 */
public record SerialAddress(String path, int baud) {
    /**
     * The address in this text.
     *
     * @return null when it is none
     */
    public static @Nullable SerialAddress of(String text) {
        int at = text.lastIndexOf('@');
        String path = at < 0 ? text : text.substring(0, at);
        String digits = at < 0 ? "" + SerialPorts.USUAL_BAUD : text.substring(at + 1);
        if (path.isEmpty() || !digits.matches("[1-9]\\d{1,6}")) {
            return null;
        }
        return new SerialAddress(path, Integer.parseInt(digits));
    }

    /** What opens it. */
    public SerialLine.Opener opener() {
        return SerialPorts.at(path, baud);
    }
}
