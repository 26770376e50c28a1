package io.presodia.bench.estimators;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code presodia bench estimators}: how good the estimates are, on cells that hide their truth.
 */
@Command(
        name = "estimators",
        mixinStandardHelpOptions = true,
        description = {
            "Scores state of charge, sodium deficit, donor depletion and reservoir on random virtual cells, beside simpler methods,",
            "and model and state of charge on a measured cell of another chemistry.",
            "The figures of two runs with the same seeds are the same, but for CPU times."
        },
        footer = {"", "Example:", "  presodia bench estimators --only soc --cells 30"})
public final class EstimatorsCommand implements Callable<Integer> {
    /** Seeds below were tuned on, or scored before and seen; those from here only score. */
    static final long FIRST_TEST_SEED = 3_000_001;

    /** What may be scored alone. */
    enum Part {
        SOC,
        DONOR,
        LEDGER,
        START,
        DAYS,
        MEASURED
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
                    "seed of the first cell; below 3000001 estimators were tuned on, or have been scored before (default: ${DEFAULT-VALUE})")
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
            description = "soc, donor, ledger, start, days or measured (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--row",
            split = ",",
            paramLabel = "TEXT",
            description = "only rows whose name has this in it")
    private List<String> wanted = List.of();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "where hppc-leaf-25C is, a measured record (default: shared/data beside the repository)")
    private @Nullable Path data;

    /**
     * @param out where the tables go
     */
    public EstimatorsCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        Catalogue catalogue = new Catalogue();
        ScoringPlan plan =
                ScoringPlan.all(
                        catalogue.cell("nco-sn-3wt").value(),
                        catalogue.cell("nco-sn-1wt").value(),
                        catalogue.cell("nco-sn-0wt").value());
        ScoringRun run = new ScoringRun(firstSeed, cells, threads);
        if (parts.contains(Part.SOC)) {
            scoreSoc(plan, run);
        }
        if (parts.contains(Part.DONOR)) {
            out.println(ScoringTable.donorHead(cells));
            for (DonorRow row : plan.donor()) {
                if (chosen(row.name())) {
                    print(ScoringTable.donor(row.name(), run.donor(row)));
                }
            }
        }
        if (parts.contains(Part.LEDGER)) {
            out.println(ScoringTable.ledgerHead(cells, ScoringPlan.CYCLES));
            for (LedgerRow row : plan.ledger()) {
                if (chosen(row.name())) {
                    print(ScoringTable.ledger(row.name(), run.ledger(row)));
                }
            }
        }
        if (parts.contains(Part.START)) {
            out.println(StartTable.head(cells));
            for (StartRow row : plan.start()) {
                if (chosen(row.name())) {
                    print(StartTable.line(row.name(), run.start(row)));
                }
            }
        }
        if (parts.contains(Part.DAYS)) {
            out.println(StartTable.daysHead(cells));
            for (DaysRow row : plan.days()) {
                if (chosen(row.start().name())) {
                    print(StartTable.days(row.start().name(), run.days(row)));
                }
            }
        }
        if (parts.contains(Part.MEASURED)) {
            scoreMeasured();
        }
        return 0;
    }

    private void print(String line) {
        out.print(line);
        out.flush();
    }

    private void scoreSoc(ScoringPlan plan, ScoringRun run) throws InterruptedException {
        StringBuilder deficits = new StringBuilder();
        out.println(ScoringTable.socHead(cells));
        for (SocRow row : plan.soc()) {
            if (chosen(row.name())) {
                SocScoring score = run.soc(row);
                print(ScoringTable.soc(row.name(), score));
                deficits.append(ScoringTable.deficit(row.name(), score));
            }
        }
        out.println(ScoringTable.deficitHead());
        print(deficits.toString());
    }

    private void scoreMeasured() throws ConfigException, IOException {
        out.println(MeasuredTable.HEAD);
        for (MeasuredTable.Row row : MeasuredTable.ROWS) {
            if (chosen(row.name())) {
                Path file = MeasuredRecord.find(data, row.file());
                print(file == null ? row.skipped(data) : row.line(file));
            }
        }
    }

    private boolean chosen(String name) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(text ->
                                name.toLowerCase(Locale.ROOT)
                                        .contains(text.toLowerCase(Locale.ROOT)));
    }
}
