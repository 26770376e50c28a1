package io.presodia.host.cli;

import io.presodia.firmware.serial.SerialLink;
import io.presodia.hal.time.Timebase;
import io.presodia.host.client.SerialAddress;
import java.io.IOException;
import java.util.function.Consumer;

/** Opens the port of {@code --serial}. */
final class SerialOption {
    private SerialOption() {}

    /**
     * Opens it.
     *
     * @param text hears what the other side logs
     */
    static SerialLink open(String port, Timebase real, Consumer<String> text)
            throws BadInputException {
        SerialAddress address = SerialAddress.of(port);
        if (address == null) {
            throw new BadInputException(
                    "--serial", port, "must be PORT or PORT@BAUD, for example /dev/ttyUSB0@115200");
        }
        try {
            return SerialLink.open(address.opener(), real, text);
        } catch (IOException e) {
            throw new BadInputException(
                    "--serial",
                    port,
                    e.getMessage() + "; 'presodia host ports' lists what there is");
        }
    }
}
