package io.presodia.bench.estimators;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code presodia bench activation}: where the firmware declares a donor spent. */
@Command(
        name = "activation",
        mixinStandardHelpOptions = true,
        description = {
            "Activates random virtual cells and looks how much of the donor was out when the firmware declared it spent.",
            "The figures of two runs with the same seeds are the same."
        },
        footer = {"", "Example:", "  presodia bench activation --cells 20 --row sb"})
public final class ActivationCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "200",
            description = "random cells a row (default: ${DEFAULT-VALUE})")
    private int cells;

    @Option(
            names = "--first-seed",
            paramLabel = "S",
            defaultValue = "" + EstimatorsCommand.FIRST_TEST_SEED,
            description = "seed of the first cell (default: ${DEFAULT-VALUE})")
    private long firstSeed;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "cells activated at the same time (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--row",
            split = ",",
            paramLabel = "TEXT",
            description = "only rows whose name has this in it")
    private List<String> wanted = List.of();

    /**
     * @param out where the table goes
     */
    public ActivationCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        ScoringRun run = new ScoringRun(firstSeed, cells, threads);
        out.println(ActivationScoring.head(cells));
        for (ActivationRow row : rows(new Catalogue())) {
            if (chosen(row.name())) {
                out.print(run.activation(row).line(row.name()));
                out.flush();
            }
        }
        return 0;
    }

    private static List<ActivationRow> rows(Catalogue catalogue) throws ConfigException {
        CellDesign tin = catalogue.cell("nco-sn-3wt").value();
        CellDesign antimony = catalogue.cell("nco-sb-5wt").value();
        CellDesign none = catalogue.cell("nco-sn-0wt").value();
        return List.of(
                dosed("Sn, 1 to 5 wt%, board", tin, Tier.BOARD, Plant.CELL, 1),
                dosed("Sn, 1 to 5 wt%, low tier", tin, Tier.LOW, Plant.CELL, 1),
                dosed("Sb, 1 to 5 wt%, board", antimony, Tier.BOARD, Plant.CELL, 1),
                dosed("Sb, 1 to 5 wt%, low tier", antimony, Tier.LOW, Plant.CELL, 1),
                dosed("Sn, model errors x2", tin, Tier.BOARD, Plant.CELL, 2),
                dosed("Sn, witness", tin, Tier.BOARD, Plant.WITNESS, 1),
                new ActivationRow("Sn, 0 wt%, board", none, 1, 1, 0, 0, Tier.BOARD, Plant.CELL, 1),
                new ActivationRow(
                        "Sn, file says 3 wt%, 1 to 2 in it, board",
                        tin, 0.33, 0.67, 3, 3, Tier.BOARD, Plant.CELL, 1),
                new ActivationRow(
                        "Sn, file says 3 wt%, 4 to 5 in it, board",
                        tin, 1.33, 1.67, 3, 3, Tier.BOARD, Plant.CELL, 1),
                undosed("Sn, file says 1 to 5 wt%, none in it, board", tin, Tier.BOARD),
                undosed("Sn, file says 1 to 5 wt%, nothing in it, low tier", tin, Tier.LOW));
    }

    private static ActivationRow dosed(
            String name, CellDesign cell, Tier tier, Plant plant, double spread) {
        return new ActivationRow(name, cell, 1, 1, 1, 5, tier, plant, spread);
    }

    private static ActivationRow undosed(String name, CellDesign cell, Tier tier) {
        return new ActivationRow(name, cell, 0, 0, 1, 5, tier, Plant.CELL, 1);
    }

    private boolean chosen(String name) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(text ->
                                name.toLowerCase(Locale.ROOT)
                                        .contains(text.toLowerCase(Locale.ROOT)));
    }
}
