package io.presodia.host.cli;

import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CallerSettings;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.serial.SerialEnd;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.host.client.Credential;
import io.presodia.host.client.DeviceAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which device, and with which key. */
final class DeviceOptions {
    private static final Pattern PORT = Pattern.compile("coaps?://.*:(\\d+)/?");
    static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_PORT = 9;
    private static final int FIRST_WAIT_MILLIS = 2000;

    @Option(
            names = "--device",
            paramLabel = "URI",
            defaultValue = "coap://127.0.0.1:5683",
            description = "coap://HOST[:PORT], or coaps:// with a key (default: ${DEFAULT-VALUE})")
    private String device = "";

    @Option(
            names = "--serial",
            paramLabel = "PORT[@BAUD]",
            description =
                    "instead of --device: a serial port of this machine (default: 115200 baud). What the device logs is"
                            + " shown beside")
    private @Nullable String serial;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "credential that 'presodia provision' wrote")
    private @Nullable Path key;

    @Option(
            names = "--patience",
            paramLabel = "S",
            defaultValue = "20",
            description = "how long an answer may take, s (default: ${DEFAULT-VALUE})")
    private int patienceSeconds;

    String device() {
        String port = serial;
        return port == null ? device : "serial:" + port;
    }

    CoapCaller call() throws BadInputException, IOException {
        String port = serial;
        return port == null ? overTheNetwork() : over(port);
    }

    /** A key counts here as well: DTLS goes through the line. */
    private CoapCaller over(String port) throws BadInputException, IOException {
        DeviceAddress end = new DeviceAddress(SerialEnd.DEVICE.address(), key != null);
        CallerSettings settings = patient(end.settings(credential()));
        PrintWriter err = spec.commandLine().getErr();
        return CoapCaller.over(
                SerialOption.open(
                        port,
                        new SystemTimebase(),
                        line -> {
                            err.println("device: " + line);
                            err.flush();
                        }),
                settings);
    }

    private CallerSettings patient(CallerSettings settings) {
        return settings.patience(
                patienceSeconds * 1000, Math.min(FIRST_WAIT_MILLIS, patienceSeconds * 250));
    }

    private CoapCaller overTheNetwork() throws BadInputException, IOException {
        requirePort("--device", device);
        DeviceAddress address = DeviceAddress.of(device);
        if (address == null) {
            throw new BadInputException(
                    "--device",
                    device,
                    "must be coap://HOST[:PORT] or coaps://HOST[:PORT] of a known host");
        }
        if (address.secure() != (key != null)) {
            throw new BadInputException(
                    address.secure() ? "--key" : "--device",
                    address.secure() ? "" : device,
                    address.secure()
                            ? "is missing: coaps:// needs one"
                            : "must be coaps:// for a key to count");
        }
        return CoapCaller.of(patient(address.settings(credential())));
    }

    private @Nullable Credential credential() throws BadInputException, IOException {
        Path file = key;
        return file == null ? null : credential("--key", file);
    }

    /** The credential in a file that an option names. */
    static Credential credential(String option, Path file) throws BadInputException, IOException {
        try {
            return Credential.read(file);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            String text = String.valueOf(e.getMessage());
            String name = file + " ";
            throw new BadInputException(
                    option,
                    file.toString(),
                    text.startsWith(name) ? text.substring(name.length()) : text);
        }
    }

    /** Says which number is wrong, before anybody is asked whether the host is known. */
    static void requirePort(String option, String uri) throws BadInputException {
        Matcher port = PORT.matcher(uri);
        if (port.matches()
                && (port.group(1).length() > LONGEST_PORT
                        || Integer.parseInt(port.group(1)) < 1
                        || Integer.parseInt(port.group(1)) > LARGEST_PORT)) {
            throw new BadInputException(
                    option, uri, "port " + port.group(1) + ": must be from 1 to " + LARGEST_PORT);
        }
    }

    /** The answer, where it is a good one. */
    static Answer good(Answer answer) throws IOException {
        if (!answer.good()) {
            // Who has no key is told no reason, so that a stranger learns nothing.
            boolean stranger = answer.code().startsWith("4.01") && answer.text().isBlank();
            throw new IOException(
                    "the device answers "
                            + answer.code()
                            + " "
                            + (stranger ? "it wants a key: --key FILE" : answer.text()));
        }
        return answer;
    }
}
