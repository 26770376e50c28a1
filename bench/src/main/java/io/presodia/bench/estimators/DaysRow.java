package io.presodia.bench.estimators;

/**
 * One row of the table of a new cell's first days.
 *
 * @param start name, cell, plant and spread
 * @param cycles full cycles after the first charge, else random currents
 */
record DaysRow(StartRow start, boolean cycles) {}
