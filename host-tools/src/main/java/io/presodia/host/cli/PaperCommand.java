package io.presodia.host.cli;

import io.presodia.config.ConfigException;
import io.presodia.host.paper.Bench;
import io.presodia.host.paper.Measured;
import io.presodia.host.paper.PaperReport;
import io.presodia.host.paper.PaperRequest;
import io.presodia.host.paper.Programme;
import io.presodia.host.paper.ValidationDocument;
import io.presodia.host.paper.ValidationFigures;
import io.presodia.host.session.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every cell of the paper, beside what the paper measured. */
@Command(
        name = "paper",
        description = {
            "Runs every cell of the paper through the whole firmware on the virtual bench-4 and prints, row by row, the"
                    + " paper's value, ours, the deviation, and whether ours was calibrated, predicted or put in."
        },
        footer = {
            "",
            "Exit codes: 0 all rows lie within their tolerances; 1 one does not, or a run did not come to its end; 2 bad"
                    + " input.",
            "",
            "Examples:",
            "  presodia paper",
            "  presodia paper --quick --json",
            "  presodia paper --out runs/paper",
            "  presodia paper --docs docs"
        })
final class PaperCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Option(
            names = "--quick",
            description =
                    "leave out the runs of 300 cycles and their rows, which take most of the time")
    private boolean quick;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "keep all runs in this folder; must not hold such runs (default: they are not kept)")
    private @Nullable Path out;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description =
                    "write validation.md and its figures into this folder; what is there is replaced")
    private @Nullable Path docs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of noise and residual errors (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--scan",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "scan period of the virtual boards, ms (default: ${DEFAULT-VALUE})")
    private double scanMillis = PaperRequest.USUAL_SCAN_MILLIS;

    PaperCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if (docs != null && quick) {
            throw new BadInputException(
                    "--docs",
                    docs.toString(),
                    "does not go with --quick: the document has all rows");
        }
        Path kept = out;
        if (kept != null) {
            return run(kept);
        }
        Path passing = Files.createTempDirectory("presodia-paper-");
        try {
            return run(passing);
        } finally {
            delete(passing);
        }
    }

    private int run(Path folder) throws ConfigException, IOException {
        StopRequest stop = new StopRequest();
        Measured measured;
        try (AtInterrupt.Registration _ =
                        surroundings
                                .atInterrupt()
                                .call(() -> stop.stop("asked for by the operator"));
                PaperProgress progress =
                        new PaperProgress(
                                surroundings.err(), surroundings.terminal(), surroundings.real())) {
            measured =
                    Programme.run(
                            new PaperRequest(
                                    Bench.programme().stream()
                                            .filter(bench -> !(quick && bench.slow()))
                                            .toList(),
                                    scanMillis,
                                    seed,
                                    folder,
                                    surroundings.catalogue(),
                                    surroundings.software(),
                                    surroundings.real(),
                                    stop),
                            progress);
        }
        PaperReport report = PaperReport.of(measured, surroundings.catalogue());
        new PaperText(json ? surroundings.err() : surroundings.out()).print(report);
        if (json) {
            Json.print(surroundings.out(), PaperJson.document(report));
        }
        if (docs != null) {
            ValidationDocument.write(docs, report, ValidationFigures.draw(measured));
        }
        return report.misses().isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
