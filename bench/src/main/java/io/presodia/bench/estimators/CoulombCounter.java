package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;

/** The baseline everybody has: the start, plus what was counted, over the nominal capacity. */
final class CoulombCounter {
    private final double capacityAmpereHours;
    private double soc;

    CoulombCounter(CellDesign design, double start) {
        capacityAmpereHours = design.oneCAmperes();
        soc = start;
    }

    void advance(double amperes, double seconds) {
        soc += amperes * seconds / 3600 / capacityAmpereHours;
    }

    double soc() {
        return soc;
    }
}
