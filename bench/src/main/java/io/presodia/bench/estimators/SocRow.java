package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;

/**
 * One row of the table of the state of charge.
 *
 * @param name for people
 * @param cell the design
 * @param tier instruments
 * @param plant which virtual cell
 * @param spread how far cells differ from their design, over what is usual
 * @param load what the cell is put through
 * @param startSigma spread of the start; the start is off by up to so much either way where it is
 *     uniform
 */
record SocRow(
        String name,
        CellDesign cell,
        Tier tier,
        Plant plant,
        double spread,
        LoadKind load,
        double startSigma) {}
