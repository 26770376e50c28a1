package io.presodia.host.cli;

import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.service.Retention;
import io.presodia.host.client.DeviceAddress;
import io.presodia.host.session.BenchAccess;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.BoardAccess;
import io.presodia.host.session.CollectorLink;
import io.presodia.host.session.FirmwareService;
import io.presodia.host.session.RemoteAccess;
import io.presodia.host.session.RemoteAddress;
import io.presodia.host.session.RigAccess;
import io.presodia.host.session.ServiceBoard;
import io.presodia.host.session.SessionContext;
import io.presodia.host.session.SessionListener;
import io.presodia.host.session.StopRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The firmware as a daemon. */
@Command(
        name = "firmware",
        description = {
            "Runs the firmware of a board until it is told to end. Plans laid into the inbox of its state folder are"
                    + " run; after a restart it takes up what was interrupted."
        },
        footer = {
            "",
            "Ctrl-C or a polite kill opens the outputs and leaves the runs to the next start.",
            "",
            "Examples:",
            "  presodia firmware --board bench-4 --state ./state --virtual --speed 100",
            "  cp four-cells.yaml state/inbox/",
            "  echo 'press looked at, 75 MPa' > state/inbox/channel-1.proceed",
            "  presodia firmware --board bench-4 --state ./state --virtual --coap"
        })
final class FirmwareCommand implements Callable<Integer> {
    private static final String COLLECTOR = "--collector, which says whom to call";
    private static final int MOST_DAYS = 36_500;
    private static final double USUAL_CAP_MEGABYTES = 100;

    private final Surroundings surroundings;

    @Option(names = "--board", paramLabel = "NAME|FILE", required = true, description = "the board")
    private String board = "";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            required = true,
            description = "folder of journal and inbox; made where it is missing")
    private Path state = Path.of("");

    @Option(
            names = "--virtual",
            description = "run on the virtual copy of the board, in virtual time")
    private boolean virtual;

    @Option(
            names = "--speed",
            paramLabel = "max|X",
            description = "virtual time runs at most X times as fast as real time (default: 1)")
    private @Nullable String speed;

    @Option(
            names = "--scan",
            paramLabel = "MS",
            description = "scan period of the virtual board, ms (default: that of the board file)")
    private @Nullable Double scanMillis;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of noise and residual errors (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--allow-faults",
            description = "let faults be injected; the record of every run says so")
    private boolean allowFaults;

    @Option(
            names = "--bench",
            hidden = true,
            paramLabel = "SOCKET",
            description = "attach to the virtual bench of another process, which listens there")
    private @Nullable Path bench;

    @Option(
            names = "--coap",
            paramLabel = "HOST:PORT",
            arity = "0..1",
            fallbackValue = "127.0.0.1:5683",
            description =
                    "answer CoAP there, DTLS on the port after it (default: 127.0.0.1:5683 and 5684). Without a key"
                            + " only this machine may look, and nobody may command")
    private @Nullable String coap;

    @Option(
            names = "--plain-for-all",
            description = "let others than this machine look without a key")
    private boolean plainForAll;

    @Option(
            names = "--collector",
            paramLabel = "URI",
            description = "call this collector, coaps://HOST[:PORT], and send it the journal")
    private @Nullable String collector;

    @Option(
            names = "--collector-key",
            paramLabel = "FILE",
            description = "credential for the collector")
    private @Nullable Path collectorKey;

    @Option(
            names = "--cap",
            paramLabel = "MB",
            description =
                    "megabytes a month on air to the collector, never exceeded (default: 100)")
    private @Nullable Double capMegabytes;

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            defaultValue = "" + Retention.USUAL_DAYS,
            description =
                    "rows of ended runs that every receiver has acknowledged are dropped after so many days; 0 keeps"
                            + " all (default: ${DEFAULT-VALUE})")
    private int keepDays;

    @Option(
            names = "--serial",
            paramLabel = "DEV[@BAUD]",
            description =
                    "answer on this serial port too, and log there (default: 115200 baud). Keys count as on a network")
    private @Nullable String serial;

    FirmwareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        RemoteAddress remote = remote();
        CollectorLink link = collector();
        if (keepDays < 0 || keepDays > MOST_DAYS) {
            throw new BadInputException(
                    "--keep-days", "" + keepDays, "must be a whole number from 0 to " + MOST_DAYS);
        }
        if (!virtual) {
            throw new BadInputException("--virtual", "", RunCommand.NO_DEVICE_NODES);
        }
        requireBenchToDecide();
        ServiceBoard read =
                ServiceBoard.read(
                        surroundings.catalogue(),
                        new BenchRequest(board, seed, false, scanMillis, pace()));
        StopRequest stop = new StopRequest();
        try (SerialLink line = serial();
                AtInterrupt.Registration _ =
                        surroundings
                                .atInterrupt()
                                .call(() -> stop.stop("asked for by the operator"))) {
            new FirmwareService(
                            read,
                            access(read),
                            state.toAbsolutePath(),
                            new SessionContext(
                                    surroundings.software(),
                                    "presodia firmware",
                                    surroundings.real(),
                                    notes(line),
                                    stop),
                            new RemoteAccess(remote, line, link, keepDays))
                    .run();
        }
        return Exit.DONE;
    }

    private double pace() throws BadInputException {
        String asked = speed;
        return RunCommand.pace(asked == null ? "1" : asked);
    }

    /** Refuses what only the process of the bench can be told. */
    private void requireBenchToDecide() throws BadInputException {
        String asked = speed;
        if (bench == null) {
            return;
        }
        if (asked != null && pace() != Double.POSITIVE_INFINITY) {
            throw new BadInputException(
                    "--speed",
                    asked,
                    "time is that of the bench: start the bench with --paced "
                            + asked
                            + " and leave --speed away, or give --speed max");
        }
        if (allowFaults) {
            throw new BadInputException(
                    "--allow-faults",
                    "",
                    "is for the bench to say: start the bench with --allow-faults");
        }
    }

    private @Nullable SerialLink serial() throws BadInputException {
        String port = serial;
        // What a host logs is nothing to a device.
        return port == null ? null : SerialOption.open(port, surroundings.real(), text -> {});
    }

    private @Nullable RemoteAddress remote() throws BadInputException {
        String address = coap;
        if (address == null) {
            BadInputException.refuseAlone(
                    "--plain-for-all",
                    plainForAll ? "" : null,
                    "--coap, which says where others may look");
            return null;
        }
        RemoteAddress remote = RemoteAddress.of(address, plainForAll);
        if (remote == null) {
            throw new BadInputException(
                    "--coap",
                    address,
                    "must be HOST:PORT of this machine, for example 127.0.0.1:5683");
        }
        return remote;
    }

    private @Nullable CollectorLink collector() throws BadInputException, IOException {
        String uri = collector;
        Path key = collectorKey;
        Double cap = capMegabytes;
        if (uri == null) {
            BadInputException.refuseAlone("--cap", cap, COLLECTOR);
            BadInputException.refuseAlone("--collector-key", key, COLLECTOR);
            return null;
        }
        DeviceOptions.requirePort("--collector", uri);
        DeviceAddress address = DeviceAddress.of(uri);
        if (address == null || !address.secure()) {
            throw new BadInputException(
                    "--collector", uri, "must be coaps://HOST[:PORT] of a known host");
        }
        if (key == null) {
            throw new BadInputException(
                    "--collector-key", "", "is missing: a collector wants to know who calls");
        }
        double megabytes = cap == null ? USUAL_CAP_MEGABYTES : cap;
        if (!(megabytes > 0 && megabytes < 1e9)) {
            throw new BadInputException("--cap", "" + megabytes, "must be above 0 and below 1e9");
        }
        return new CollectorLink(
                address.settings(DeviceOptions.credential("--collector-key", key))
                        .patience(95_000, 2000),
                (long) (megabytes * 1e6));
    }

    private BoardAccess access(ServiceBoard read) throws IOException {
        Path socket = bench;
        return socket == null
                ? RigAccess.build(read, allowFaults, surroundings.real())
                : BenchAccess.attach(read, socket, surroundings.real());
    }

    private SessionListener notes(@Nullable SerialLink line) {
        return new SessionListener() {
            @Override
            public void note(String text) {
                surroundings.err().println("presodia firmware: " + text);
                surroundings.err().flush();
                if (line != null) {
                    line.log(text);
                }
            }
        };
    }
}
