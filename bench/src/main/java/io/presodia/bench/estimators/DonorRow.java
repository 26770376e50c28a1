package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;

/**
 * One row of the table of donors.
 *
 * @param name for people
 * @param cell the design, as the estimator knows it
 * @param tier instruments
 * @param plant which virtual cell
 * @param spread how far cells differ from their design, over what is usual
 * @param leastDose dose that the cell holds at least, over that of its file
 * @param mostDose the same at most; all between are alike likely
 */
record DonorRow(
        String name,
        CellDesign cell,
        Tier tier,
        Plant plant,
        double spread,
        double leastDose,
        double mostDose) {}
