package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.hal.sim.cell.witness.WitnessCell;

/** Which virtual cell estimators are scored on. */
enum Plant {
    /** The virtual cell whose equations the estimators know. */
    CELL {
        @Override
        AgeableCell make(CellDesign design, CellScatter scatter, long seed) {
            return SodiumCell.of(design, scatter);
        }
    },
    /** The witness, of another structure. */
    WITNESS {
        @Override
        AgeableCell make(CellDesign design, CellScatter scatter, long seed) {
            return WitnessCell.of(design, scatter, seed);
        }
    };

    /** Builds the cell of a seed. */
    abstract AgeableCell make(CellDesign design, CellScatter scatter, long seed);
}
