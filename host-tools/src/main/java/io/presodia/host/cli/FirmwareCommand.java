package io.presodia.host.cli;

import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.FirmwareService;
import io.presodia.host.session.RigAccess;
import io.presodia.host.session.ServiceBoard;
import io.presodia.host.session.SessionContext;
import io.presodia.host.session.SessionListener;
import io.presodia.host.session.StopRequest;
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
            "  echo 'press looked at, 75 MPa' > state/inbox/channel-1.proceed"
        })
final class FirmwareCommand implements Callable<Integer> {
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
            defaultValue = "1",
            description =
                    "virtual time runs at most X times as fast as real time (default: ${DEFAULT-VALUE})")
    private String speed = "";

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

    @Option(names = "--coap", paramLabel = "HOST:PORT", description = "not available yet")
    private @Nullable String coap;

    @Option(names = "--serial", paramLabel = "DEV", description = "not available yet")
    private @Nullable String serial;

    FirmwareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        absent("--coap", coap);
        absent("--serial", serial);
        if (!virtual) {
            throw new BadInputException("--virtual", "", RunCommand.NO_DEVICE_NODES);
        }
        ServiceBoard read =
                ServiceBoard.read(
                        surroundings.catalogue(),
                        new BenchRequest(board, seed, false, scanMillis, RunCommand.pace(speed)));
        StopRequest stop = new StopRequest();
        try (AtInterrupt.Registration _ =
                surroundings.atInterrupt().call(() -> stop.stop("asked for by the operator"))) {
            new FirmwareService(
                            read,
                            RigAccess.build(read, allowFaults, surroundings.real()),
                            state.toAbsolutePath(),
                            new SessionContext(
                                    surroundings.software(),
                                    "presodia firmware",
                                    surroundings.real(),
                                    notes(),
                                    stop),
                            allowFaults)
                    .run();
        }
        return Exit.DONE;
    }

    private SessionListener notes() {
        return new SessionListener() {
            @Override
            public void note(String text) {
                surroundings.err().println("presodia firmware: " + text);
                surroundings.err().flush();
            }
        };
    }

    private static void absent(String what, @Nullable String value) throws BadInputException {
        if (value != null) {
            throw new BadInputException(
                    what,
                    value,
                    "is not available yet: the network and the serial line come with a later release. Lay plans"
                            + " into the inbox of the state folder");
        }
    }
}
