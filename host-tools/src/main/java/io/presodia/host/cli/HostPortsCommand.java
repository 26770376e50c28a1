package io.presodia.host.cli;

import io.presodia.firmware.serial.SerialPorts;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What there is to plug a device into. */
@Command(name = "ports", description = "Lists the serial ports of this machine, one a line.")
final class HostPortsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    HostPortsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<SerialPorts.Found> ports = SerialPorts.list();
        for (SerialPorts.Found port : ports) {
            surroundings
                    .out()
                    .println(
                            String.join("  ", port.path(), port.description(), usb(port))
                                    .stripTrailing());
        }
        if (ports.isEmpty()) {
            surroundings.err().println("no serial ports; pseudo terminals are not listed");
            surroundings.err().flush();
        }
        surroundings.out().flush();
        return Exit.DONE;
    }

    private static String usb(SerialPorts.Found port) {
        return port.vendor() < 0
                ? ""
                : String.format(Locale.ROOT, "%04x:%04x", port.vendor(), port.product());
    }
}
