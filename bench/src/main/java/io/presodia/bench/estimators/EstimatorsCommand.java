package io.presodia.bench.estimators;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code presodia bench estimators}: how good the estimates are, on cells that hide their truth.
 */
@Command(
        name = "estimators",
        mixinStandardHelpOptions = true,
        description = {
            "Scores state of charge, sodium deficit, donor depletion and reservoir on random virtual cells, beside simpler methods.",
            "The figures of two runs with the same seeds are the same, but for CPU times."
        },
        footer = {"", "Example:", "  presodia bench estimators --only soc --cells 30"})
public final class EstimatorsCommand implements Callable<Integer> {
    /** Tuning seeds count from 1; test seeds from here, so that they never meet. */
    static final long FIRST_TEST_SEED = 1_000_001;

    /** What may be scored alone. */
    enum Part {
        SOC,
        DONOR,
        LEDGER
    }

    private final PrintWriter out;

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "150",
            description = "random cells a row (default: ${DEFAULT-VALUE})")
    private int cells;

    @Option(
            names = "--first-seed",
            paramLabel = "S",
            defaultValue = "" + FIRST_TEST_SEED,
            description =
                    "seed of the first cell; below 1000001 are the seeds estimators were tuned on (default: ${DEFAULT-VALUE})")
    private long firstSeed;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "cells scored at the same time (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "soc, donor or ledger (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--row",
            split = ",",
            paramLabel = "TEXT",
            description = "only rows whose name has this in it")
    private List<String> wanted = List.of();

    /**
     * @param out where the tables go
     */
    public EstimatorsCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        Catalogue catalogue = new Catalogue();
        ScoringPlan plan =
                ScoringPlan.all(
                        catalogue.cell("nco-sn-3wt").value(),
                        catalogue.cell("nco-sn-1wt").value(),
                        catalogue.cell("nco-sn-0wt").value());
        ScoringRun run = new ScoringRun(firstSeed, cells, threads);
        if (parts.contains(Part.SOC)) {
            out.println(ScoringTable.socHead(cells));
            for (SocRow row : plan.soc()) {
                if (chosen(row.name())) {
                    out.print(ScoringTable.soc(row.name(), run.soc(row)));
                    out.flush();
                }
            }
        }
        if (parts.contains(Part.DONOR)) {
            out.println(ScoringTable.donorHead(cells));
            for (DonorRow row : plan.donor()) {
                if (chosen(row.name())) {
                    out.print(ScoringTable.donor(row.name(), run.donor(row)));
                    out.flush();
                }
            }
        }
        if (parts.contains(Part.LEDGER)) {
            out.println(ScoringTable.ledgerHead(cells, ScoringPlan.CYCLES));
            for (LedgerRow row : plan.ledger()) {
                if (chosen(row.name())) {
                    out.print(ScoringTable.ledger(row.name(), run.ledger(row)));
                    out.flush();
                }
            }
        }
        return 0;
    }

    private boolean chosen(String name) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(text ->
                                name.toLowerCase(Locale.ROOT)
                                        .contains(text.toLowerCase(Locale.ROOT)));
    }
}
