package io.presodia.host.cli;

import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.remote.Verb;
import io.presodia.host.collector.CollectorService;
import io.presodia.host.collector.Fleet;
import io.presodia.host.collector.PackBook;
import io.presodia.host.collector.PackChannel;
import io.presodia.host.collector.RowStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a command wait for its pack. */
@Command(
        name = "order",
        description = {
            "Lets a command wait for a pack, or lists those that wait and waited. It goes with the next answer to the pack;"
                    + " one that has not gone by its time is expired and never done."
        })
final class CollectorOrderCommand implements Callable<Integer> {
    private static final int ID_BYTES = 8;
    private static final int LONGEST_MINUTES = 30 * 24 * 60;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PACK", description = "for whom")
    private String pack = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CHANNEL",
            description = "from 1; 0 is the board, for clear")
    private @Nullable Integer channel;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "VERB",
            description = "start, pause, resume, proceed, stop or clear")
    private @Nullable String word;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = CollectorCommand.DEFAULT_STATE,
            description = "folder of the collector (default: ${DEFAULT-VALUE})")
    private Path state = Path.of("");

    @Option(
            names = "--expires",
            paramLabel = "MIN",
            defaultValue = "60",
            description =
                    "not done after so many minutes, at most 30 days (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Option(names = "--cell", paramLabel = "NAME", description = "start: the cell in the channel")
    private @Nullable String cell;

    @Option(names = "--protocol", paramLabel = "NAME", description = "start: what is to be run")
    private @Nullable String protocol;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; clear needs it")
    private @Nullable String reason;

    CollectorOrderCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        long now = surroundings.real().wall().toEpochMilli();
        KeyRing keys = CollectorCommand.keys(state);
        try (RowStore store = RowStore.open(CollectorService.Settings.store(state))) {
            PackBook book = new PackBook(store);
            CollectorCommand.requireKnown(pack, state, keys, book);
            Integer to = channel;
            if (to != null) {
                requireChannel(store, to, now);
                order(book, to, word == null ? "" : word, now);
            }
            for (PackBook.Order order : book.orders(pack, now)) {
                surroundings
                        .out()
                        .println(
                                order.id()
                                        + "  "
                                        + order.verb()
                                        + " "
                                        + order.channel()
                                        + "  "
                                        + order.state()
                                        + "  "
                                        + order.text()
                                        + more(order));
            }
            surroundings.out().flush();
        }
        return Exit.DONE;
    }

    private static String more(PackBook.Order order) {
        StringBuilder text = new StringBuilder(order.text().isEmpty() ? "(" : "  (");
        new TreeMap<>(order.arguments())
                .forEach((name, value) -> text.append(name).append(' ').append(value).append(", "));
        return text.append("by ")
                .append(order.by())
                .append(", expires ")
                .append(Instant.ofEpochMilli(order.expiresMillis()).truncatedTo(ChronoUnit.SECONDS))
                .append(')')
                .toString();
    }

    /** A pack that has called has said which channels it has. */
    private void requireChannel(RowStore store, int to, long now) throws Exception {
        List<Integer> channels =
                Fleet.of(store, now).stream()
                        .filter(known -> known.pack().equals(pack))
                        .flatMap(known -> known.channels().stream())
                        .map(PackChannel::number)
                        .toList();
        if (to > 0 && !channels.isEmpty() && !channels.contains(to)) {
            throw new BadInputException(
                    "CHANNEL",
                    "" + to,
                    pack
                            + " has channels "
                            + String.join(", ", channels.stream().map(String::valueOf).toList()));
        }
    }

    private void order(PackBook book, int to, String verb, long now) throws Exception {
        Verb known = Verb.ofWord(verb);
        if (known == null) {
            throw new BadInputException(
                    "VERB", verb, "one of start, pause, resume, proceed, stop, clear");
        }
        if (to < 0 || (to == 0 && known != Verb.CLEAR)) {
            throw new BadInputException("CHANNEL", "" + to, "from 1; 0 can only be cleared");
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new BadInputException(
                    "--expires", "" + minutes, "must be from 1 to " + LONGEST_MINUTES);
        }
        require(known == Verb.CLEAR, "--reason", reason, "why it is safe again");
        require(known == Verb.START, "--cell", cell, "which cell is in the channel");
        require(known == Verb.START, "--protocol", protocol, "what is to be run");
        if (known != Verb.START) {
            BadInputException.refuseAlone("--cell", cell, "start");
            BadInputException.refuseAlone("--protocol", protocol, "start");
        }
        Map<String, String> arguments = new TreeMap<>();
        put(arguments, "cell", cell);
        put(arguments, "protocol", protocol);
        put(arguments, "reason", reason);
        byte[] id = new byte[ID_BYTES];
        Entropy.ofTheMachine().nextBytes(id);
        book.order(
                new PackBook.Order(
                        HexFormat.of().formatHex(id),
                        pack,
                        to,
                        verb,
                        arguments,
                        surroundings.user(),
                        now + minutes * 60_000L,
                        "pending",
                        ""),
                now);
    }

    private static void require(boolean wanted, String option, @Nullable String value, String why)
            throws BadInputException {
        if (wanted && (value == null || value.isBlank())) {
            throw new BadInputException(option, "", "is missing: " + why);
        }
    }

    private static void put(Map<String, String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
