package io.presodia.host.cli;

import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.access.KeyRing;
import io.presodia.host.collector.CollectorService;
import io.presodia.host.collector.PackBook;
import io.presodia.host.session.OwnerLock;
import io.presodia.host.session.StopRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Receives what packs in the field push. */
@Command(
        name = "collector",
        description = {
            "Receives what packs in the field push, each row once, until it is told to end. Shows every pack on one page of"
                    + " this machine, keeps commands for packs that are away, and tells people of trips, holds, finished runs and silence."
        },
        footer = {
            "",
            "The name of a pack is the owner of its key.",
            "",
            "Examples:",
            "  presodia provision --state ./collector --owner pack-17 --out pack-17.json",
            "  presodia collector --listen 0.0.0.0:5684 --page 8080",
            "  presodia firmware --board bench-4 --state ./state --virtual \\",
            "      --collector coaps://collector.lab --collector-key pack-17.json",
            "  presodia collector order pack-17 1 stop --expires 60",
            "  presodia collector ack pack-17 --reason 'on my way'",
            "  presodia collector packs",
            "  presodia collector test --mail lab@example.org --mail-server smtp://mail.lab"
        })
final class CollectorCommand implements Callable<Integer> {
    static final String DEFAULT_STATE = "collector";
    private static final String FIRMWARE = "journal.db";

    private final Surroundings surroundings;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = DEFAULT_STATE,
            description = "folder of store and keys (default: ${DEFAULT-VALUE})")
    private Path state = Path.of("");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:5684",
            description = "where packs call, over DTLS (default: ${DEFAULT-VALUE})")
    private String listen = "";

    @Option(
            names = "--page",
            paramLabel = "PORT",
            description = "show the packs at this port of this machine")
    private @Nullable Integer page;

    @Mixin private final NotifyOptions notify = new NotifyOptions();

    CollectorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Integer port = page;
        if (port != null && (port < 0 || port > DeviceOptions.LARGEST_PORT)) {
            throw new BadInputException(
                    "--page",
                    "" + port,
                    "must be a port from 1 to "
                            + DeviceOptions.LARGEST_PORT
                            + ", or 0 for a free one");
        }
        CollectorService.Settings settings =
                new CollectorService.Settings(
                        state,
                        address(),
                        port == null
                                ? null
                                : new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        notify.webhook(),
                        notify.mail());
        requireNoFirmware(state);
        Files.createDirectories(state);
        StopRequest stop = new StopRequest();
        try (OwnerLock _ =
                        OwnerLock.take(
                                OwnerLock.ofRunFolder(state),
                                "collector folder " + state,
                                "presodia collector",
                                surroundings.real());
                AtInterrupt.Registration _ =
                        surroundings
                                .atInterrupt()
                                .call(() -> stop.stop("asked for by the operator"))) {
            new CollectorService(settings, surroundings.real(), this::note)
                    .run(() -> stop.cause() != null);
        }
        return Exit.DONE;
    }

    /** Its keys are those of people who command a bench, and its folder is no place for rows. */
    private static void requireNoFirmware(Path state) throws BadInputException {
        if (Files.exists(state.resolve(FIRMWARE))) {
            throw new BadInputException(
                    "--state",
                    state.toString(),
                    "is the state folder of a firmware ("
                            + FIRMWARE
                            + " lies there), not of a collector");
        }
    }

    /**
     * The keys of a collector that is there already.
     *
     * @throws BadInputException when there is none in this folder
     * @throws IOException when the keys cannot be read
     */
    static KeyRing keys(Path state) throws BadInputException, IOException {
        requireNoFirmware(state);
        Path file = state.resolve(CollectorService.Settings.KEYS);
        if (!Files.exists(file) && !Files.exists(CollectorService.Settings.store(state))) {
            throw new BadInputException(
                    "--state", state.toString(), "holds no collector: neither keys nor rows");
        }
        return KeyRing.open(file, Entropy.ofTheMachine());
    }

    /** A name with a slip in it would wait for a pack that never calls. */
    static void requireKnown(String pack, Path state, KeyRing keys, PackBook book)
            throws BadInputException, IOException {
        Set<String> known = new TreeSet<>(book.packs());
        keys.keys().forEach(key -> known.add(key.owner()));
        if (!known.contains(pack)) {
            throw new BadInputException(
                    "PACK",
                    pack,
                    known.isEmpty()
                            ? "is unknown, and nobody has a key yet: 'presodia provision --state "
                                    + state
                                    + " --owner "
                                    + pack
                                    + "' makes one"
                            : "is unknown; known are " + String.join(", ", known));
        }
    }

    private InetSocketAddress address() throws BadInputException {
        int colon = listen.lastIndexOf(':');
        String digits = listen.substring(colon + 1);
        if (colon > 0
                && digits.matches("\\d{1,5}")
                && Integer.parseInt(digits) <= DeviceOptions.LARGEST_PORT) {
            InetSocketAddress address =
                    new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(digits));
            if (!address.isUnresolved()) {
                return address;
            }
        }
        throw new BadInputException(
                "--listen", listen, "must be HOST:PORT of this machine, for example 0.0.0.0:5684");
    }

    private void note(String text) {
        surroundings.err().println("presodia collector: " + text);
        surroundings.err().flush();
    }
}
