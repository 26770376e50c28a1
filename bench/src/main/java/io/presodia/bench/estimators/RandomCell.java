package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;

/** Makes the cell of a seed: drawn, activated, aged, brought somewhere. */
final class RandomCell {
    private static final double STEP_SECONDS = 30;

    private RandomCell() {}

    /** A cell after its first cycle, with 0 to 12 mAh/g of sodium and 0 to 4 % of cathode lost. */
    static AgeableCell used(CellDesign design, Plant plant, long seed, double spread) {
        NoiseSource draw = new NoiseSource(seed, "history");
        CellScatter scatter = CellScatter.draw(seed, spread).withCathodeLoss(draw.uniform(0, 0.04));
        AgeableCell cell = plant.make(design, scatter, seed);
        double amperes = 0.1 * design.oneCAmperes();
        until(cell, amperes, design.voltageWindowVolts().high());
        cell.loseSodium(draw.uniform(0, 12) * design.activeMassGrams());
        until(cell, -amperes, design.voltageWindowVolts().low());
        return cell;
    }

    /** Runs a current until the voltage passes a level, 30 h at most. */
    static void until(AgeableCell cell, double amperes, double volts) {
        for (double t = 0; t < 30 * 3600; t += STEP_SECONDS) {
            cell.step(amperes, STEP_SECONDS);
            if ((cell.terminalVolts() - volts) * amperes >= 0) {
                return;
            }
        }
    }
}
