package io.presodia.host.cli;

import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Preparation;
import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.RunFolders;
import io.presodia.host.session.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The first cycle of a presodiated cell, with everything as built in. */
@Command(
        name = "demo",
        description = {
            "Runs the first-cycle activation of a presodiated cell on the virtual bench-4: the whole firmware, every"
                    + " chip, the cell behind them."
        },
        footer = {
            "",
            "Examples:",
            "  presodia demo",
            "  presodia demo --cell nco-sn-0wt --out runs/without-agent",
            "  presodia demo --cell ./my-cell.yaml --seed 7 --json > result.json"
        })
final class DemoCommand implements Callable<Integer> {
    private static final String BOARD = "bench-4";
    private static final String PROTOCOL = "first-cycle-activation";

    private final Surroundings surroundings;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "folder for the files of the run; must not hold a run (default: a new one below runs/)")
    private @Nullable Path out;

    @Option(
            names = "--cell",
            paramLabel = "NAME|FILE",
            defaultValue = "nco-sn-3wt",
            description = "the cell (default: ${DEFAULT-VALUE})")
    private String cell = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "seed of noise and residual errors; the same seed gives the same data (default:"
                            + " ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        PreparedBench bench =
                Preparation.prepare(
                        surroundings.catalogue(),
                        BenchRequest.nominal(BOARD, seed),
                        List.of(new RunRequest(1, PROTOCOL, cell, 0, "", surroundings.user())),
                        List.of());
        Path folder =
                out == null
                        ? RunFolders.fresh(
                                Path.of("runs"),
                                "demo_" + bench.runs().getFirst().title() + "_seed" + seed)
                        : out;
        return new SessionRunner(surroundings).run(bench, folder, "presodia demo", json);
    }
}
