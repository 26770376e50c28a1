package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.AgeableCell;

/** What a cell is put through while it is scored. */
enum LoadKind {
    /** Random currents and rests. */
    RANDOM {
        @Override
        Trace run(CellDesign design, AgeableCell cell, long seed, double hours) {
            return RandomLoad.random(design, cell, seed, hours);
        }
    },
    /** Full cycles; whether charge or discharge comes first is drawn by lot. */
    CYCLES {
        @Override
        Trace run(CellDesign design, AgeableCell cell, long seed, double hours) {
            return RandomLoad.cycles(design, cell, seed, hours, false);
        }
    },
    /** Full cycles that begin with a charge: the anode runs empty late. */
    CYCLES_CHARGED_FIRST {
        @Override
        Trace run(CellDesign design, AgeableCell cell, long seed, double hours) {
            return RandomLoad.cycles(design, cell, seed, hours, true);
        }
    };

    /** Runs it for so many hours and writes down what the cell did. */
    abstract Trace run(CellDesign design, AgeableCell cell, long seed, double hours);
}
