package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;

/**
 * One row of the table of the reservoir.
 *
 * @param name for people
 * @param cell the design
 * @param cycles full cycles after the first charge
 * @param offsetAmperes standard deviation of the current's offset, A
 * @param zeroed whether every rest with an open relay draws a new offset: auto-zero; else it stays
 */
record LedgerRow(String name, CellDesign cell, int cycles, double offsetAmperes, boolean zeroed) {}
