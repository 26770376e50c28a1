package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;

/**
 * One row of the table of activations.
 *
 * @param name for people
 * @param cell the design, as its file says
 * @param leastHeld of the file's dose that the cell holds at least, as a share; 0 for none
 * @param mostHeld the same at most
 * @param lowestDose of the donor, wt%; 0 with {@code highestDose} for cells as they are designed
 * @param highestDose of the donor, wt%
 * @param tier instruments
 * @param plant which virtual cell
 * @param spread how far cells differ from their design, over what is usual
 */
record ActivationRow(
        String name,
        CellDesign cell,
        double leastHeld,
        double mostHeld,
        double lowestDose,
        double highestDose,
        Tier tier,
        Plant plant,
        double spread) {}
