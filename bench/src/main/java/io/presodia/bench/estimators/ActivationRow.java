package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;

/**
 * One row of the table of activations.
 *
 * @param name for people
 * @param cell the design, as its file says
 * @param dosed whether the cell has a donor as its file says; otherwise it has none
 * @param lowestDose of the donor, wt%; 0 with {@code highestDose} for cells as they are designed
 * @param highestDose of the donor, wt%
 * @param tier instruments
 * @param plant which virtual cell
 * @param spread how far cells differ from their design, over what is usual
 */
record ActivationRow(
        String name,
        CellDesign cell,
        boolean dosed,
        double lowestDose,
        double highestDose,
        Tier tier,
        Plant plant,
        double spread) {}
