package io.presodia.firmware.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The serial ports of this machine. All of jSerialComm stays in here. */
public final class SerialPorts {
    /** What most adapters and boards begin with. */
    public static final int USUAL_BAUD = 115_200;

    /** A read ends after so long; the library's clock for it is no finer. */
    private static final int READ_MILLIS = 100;

    private SerialPorts() {}

    /**
     * A port that was found.
     *
     * @param path where it is, such as {@code /dev/ttyUSB0}
     * @param description what its driver says
     * @param vendor USB vendor id; negative where it is none
     * @param product USB product id; negative where it is none
     * @param serialNumber of the adapter, as far as it has one
     */
    public record Found(
            String path, String description, int vendor, int product, String serialNumber) {}

    /** What the system lists. Pseudo terminals are not listed, and open by their path. */
    public static List<Found> list() {
        List<Found> found = new ArrayList<>();
        for (SerialPort port : SerialPort.getCommPorts()) {
            String number = port.getSerialNumber();
            found.add(
                    new Found(
                            port.getSystemPortPath(),
                            port.getPortDescription(),
                            port.getVendorID(),
                            port.getProductID(),
                            number == null ? "" : number));
        }
        found.sort(Comparator.comparing(Found::path));
        return found;
    }

    /** Opens this port with 8 data bits, no parity and one stop bit. */
    public static SerialLine.Opener at(String path, int baud) {
        return () -> open(path, baud);
    }

    private static SerialLine open(String path, int baud) throws IOException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(path + " is no serial port of this machine", e);
        }
        port.setComPortParameters(baud, Byte.SIZE, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        // Its write timeout is not kept on Linux: a thread of its own has to wait.
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!port.openPort()) {
            throw new IOException(
                    path
                            + " does not open (system error "
                            + port.getLastErrorCode()
                            + "): is it there, yours to use, and nobody else's?");
        }
        return new Port(port);
    }

    /** Without listeners: the one for a lost port fires without end until it is closed. */
    private record Port(SerialPort port) implements SerialLine {
        @Override
        public int read(byte[] into) {
            return port.readBytes(into, into.length);
        }

        @Override
        public boolean write(byte[] bytes) {
            return port.writeBytes(bytes, bytes.length) == bytes.length;
        }

        @Override
        public void close() {
            port.closePort();
        }
    }
}
