package io.presodia.host.cli;

import io.presodia.firmware.access.KeyRing;
import io.presodia.host.collector.CollectorService;
import io.presodia.host.collector.Fleet;
import io.presodia.host.collector.FleetPage;
import io.presodia.host.collector.RowStore;
import io.presodia.host.collector.StoredRuns;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The packs of a collector. */
@Command(
        name = "packs",
        description = "Lists the packs, late ones first; writes their runs as Battery Data Format.")
final class CollectorPacksCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = CollectorCommand.DEFAULT_STATE,
            description = "folder of the collector (default: ${DEFAULT-VALUE})")
    private Path state = Path.of("");

    @Option(
            names = "--bdf",
            paramLabel = "DIR",
            description = "write all runs there, as PACK/RUN.bdf.parquet")
    private @Nullable Path bdf;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    CollectorPacksCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        KeyRing _ = CollectorCommand.keys(state);
        Path file = CollectorService.Settings.store(state);
        if (!Files.exists(file)) {
            // Keys are there, and no pack has ever called: nothing is made by looking.
            if (json) {
                Json.print(surroundings.out(), FleetPage.json(List.of()));
            }
            return Exit.DONE;
        }
        try (RowStore store = RowStore.open(file)) {
            List<Fleet.Pack> packs = Fleet.of(store, surroundings.real().wall().toEpochMilli());
            if (json) {
                Json.print(surroundings.out(), FleetPage.json(packs));
            } else {
                for (Fleet.Pack pack : packs) {
                    surroundings
                            .out()
                            .println(
                                    pack.pack()
                                            + (pack.late() ? "  late  " : "  ")
                                            + pack.status().path("state").asString("unknown")
                                            + "  "
                                            + pack.rows()
                                            + " rows  "
                                            + pack.alarm().text());
                }
                surroundings.out().flush();
            }
            Path folder = bdf;
            if (folder != null) {
                export(store, folder);
            }
        }
        return Exit.DONE;
    }

    private void export(RowStore store, Path folder) throws IOException {
        for (RowStore.Source source : store.sources()) {
            Path own = folder.resolve(source.pack());
            Files.createDirectories(own);
            for (String id : StoredRuns.ids(store, source.journal())) {
                RunData run = StoredRuns.read(store, source.journal(), id);
                Path file = own.resolve(id + ".bdf.parquet");
                RunExporter.writeParquet(run, file);
                surroundings.err().println(file + ": " + run.size() + " rows");
            }
        }
        surroundings.err().flush();
    }
}
