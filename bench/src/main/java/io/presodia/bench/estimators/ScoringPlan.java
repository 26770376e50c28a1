package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.History;
import io.presodia.hal.cell.CellDesign;
import java.util.List;

/**
 * The rows of the tables.
 *
 * @param soc of the state of charge
 * @param donor of the donor
 * @param ledger of the reservoir
 * @param start of what is said at once
 * @param days of a new cell's first days
 */
record ScoringPlan(
        List<SocRow> soc,
        List<DonorRow> donor,
        List<LedgerRow> ledger,
        List<StartRow> start,
        List<DaysRow> days) {
    /** Cycles of the paper's figure 4e. */
    static final int CYCLES = 300;

    /** Spread of a start that is up to 20 % off, all alike likely. */
    private static final double UNKNOWN_START = 0.2 / Math.sqrt(3);

    private static final double CLOSE_START = 0.02 / Math.sqrt(3);

    /**
     * All rows.
     *
     * @param threeWeight NaCrO2 || Sn with 3 wt% donor
     * @param oneWeight the same with 1 wt%
     * @param none the same without
     */
    static ScoringPlan all(CellDesign threeWeight, CellDesign oneWeight, CellDesign none) {
        return new ScoringPlan(
                List.of(
                        row("3 wt%, board", threeWeight, Tier.BOARD, Plant.CELL, 1),
                        row("0 wt%, board", none, Tier.BOARD, Plant.CELL, 1),
                        row("3 wt%, low tier", threeWeight, Tier.LOW, Plant.CELL, 1),
                        row("model errors x2", threeWeight, Tier.BOARD, Plant.CELL, 2),
                        cycles("full cycles", threeWeight, LoadKind.CYCLES),
                        cycles(
                                "full cycles, charged first",
                                threeWeight,
                                LoadKind.CYCLES_CHARGED_FIRST),
                        new SocRow(
                                "start within 2 %",
                                threeWeight,
                                Tier.BOARD,
                                Plant.CELL,
                                1,
                                LoadKind.RANDOM,
                                CLOSE_START),
                        row("witness", threeWeight, Tier.BOARD, Plant.WITNESS, 1)),
                List.of(
                        donor("3 wt%, board", threeWeight, Tier.BOARD, Plant.CELL, 1),
                        donor("3 wt%, low tier", threeWeight, Tier.LOW, Plant.CELL, 1),
                        otherDose("dose unknown", threeWeight, 0.75, 1.25),
                        otherDose("file says 3 wt%, 1 to 2 in it", threeWeight, 0.33, 0.67),
                        otherDose("file says 3 wt%, 4 to 5 in it", threeWeight, 1.33, 1.67),
                        donor("1 wt%", oneWeight, Tier.BOARD, Plant.CELL, 1),
                        donor("model errors x2", threeWeight, Tier.BOARD, Plant.CELL, 2),
                        donor("witness", threeWeight, Tier.BOARD, Plant.WITNESS, 1)),
                List.of(
                        new LedgerRow("auto-zero, 5 nA", threeWeight, CYCLES, 5e-9, true),
                        new LedgerRow("0.1 uA that stays", threeWeight, CYCLES, 1e-7, false)),
                starts(threeWeight, oneWeight),
                days(threeWeight, oneWeight, none));
    }

    private static DonorRow donor(
            String name, CellDesign cell, Tier tier, Plant plant, double spread) {
        return new DonorRow(name, cell, tier, plant, spread, 1, 1);
    }

    private static DonorRow otherDose(String name, CellDesign cell, double least, double most) {
        return new DonorRow(name, cell, Tier.BOARD, Plant.CELL, 1, least, most);
    }

    private static List<DaysRow> days(
            CellDesign threeWeight, CellDesign oneWeight, CellDesign none) {
        StartRow three = start("3 wt%", threeWeight, Plant.CELL, 1, History.NEW);
        return List.of(
                new DaysRow(three, false),
                new DaysRow(start("1 wt%", oneWeight, Plant.CELL, 1, History.NEW), false),
                new DaysRow(start("0 wt%", none, Plant.CELL, 1, History.NEW), false),
                new DaysRow(start("full cycles", threeWeight, Plant.CELL, 1, History.NEW), true),
                new DaysRow(
                        start("model errors x2", threeWeight, Plant.CELL, 2, History.NEW), false),
                new DaysRow(start("witness", threeWeight, Plant.WITNESS, 1, History.NEW), false));
    }

    private static List<StartRow> starts(CellDesign threeWeight, CellDesign oneWeight) {
        CellDesign five = DosedCell.of(threeWeight, 5);
        return List.of(
                start("new, 1 wt%", oneWeight, Plant.CELL, 1, History.NEW),
                start("new, 3 wt%", threeWeight, Plant.CELL, 1, History.NEW),
                start("new, 5 wt%", five, Plant.CELL, 1, History.NEW),
                start("new, 3 wt%, model errors x2", threeWeight, Plant.CELL, 2, History.NEW),
                start("new, 3 wt%, witness", threeWeight, Plant.WITNESS, 1, History.NEW),
                start("used, 3 wt%", threeWeight, Plant.CELL, 1, History.USED),
                start("used, 3 wt%, witness", threeWeight, Plant.WITNESS, 1, History.USED));
    }

    private static StartRow start(
            String name, CellDesign cell, Plant plant, double spread, History history) {
        return new StartRow(name, cell, plant, spread, history);
    }

    private static SocRow row(String name, CellDesign cell, Tier tier, Plant plant, double spread) {
        return new SocRow(name, cell, tier, plant, spread, LoadKind.RANDOM, UNKNOWN_START);
    }

    private static SocRow cycles(String name, CellDesign cell, LoadKind load) {
        return new SocRow(name, cell, Tier.BOARD, Plant.CELL, 1, load, UNKNOWN_START);
    }
}
