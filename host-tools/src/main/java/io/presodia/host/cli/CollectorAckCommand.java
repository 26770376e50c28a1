package io.presodia.host.cli;

import io.presodia.firmware.access.KeyRing;
import io.presodia.host.collector.Acknowledgements;
import io.presodia.host.collector.CollectorService;
import io.presodia.host.collector.PackBook;
import io.presodia.host.collector.RowStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that somebody has seen a pack's alarms and holds. */
@Command(
        name = "ack",
        description = {
            "Says that somebody has seen the alarms and holds of a pack that have come so far: the page shows who, and why."
                    + " Changes nothing on the pack: a trip is cleared, and a hold goes on, by an order."
        })
final class CollectorAckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PACK", description = "whose")
    private String pack = "";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = CollectorCommand.DEFAULT_STATE,
            description = "folder of the collector (default: ${DEFAULT-VALUE})")
    private Path state = Path.of("");

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "what comes of it")
    private String reason = "";

    CollectorAckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        KeyRing keys = CollectorCommand.keys(state);
        try (RowStore store = RowStore.open(CollectorService.Settings.store(state))) {
            CollectorCommand.requireKnown(pack, state, keys, new PackBook(store));
            boolean any =
                    Acknowledgements.add(
                            store,
                            pack,
                            surroundings.user(),
                            reason,
                            surroundings.real().wall().toEpochMilli());
            surroundings
                    .out()
                    .println(
                            any
                                    ? pack + ": seen by " + surroundings.user()
                                    : pack + " has had no alarm and no hold");
            surroundings.out().flush();
            return any ? Exit.DONE : Exit.FAILED;
        }
    }
}
