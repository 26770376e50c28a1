package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.History;
import io.presodia.hal.cell.CellDesign;

/**
 * One row of the table of starts.
 *
 * @param name for people
 * @param cell the design
 * @param plant which virtual cell
 * @param spread how far cells differ from their design, over what is usual
 * @param history as assembled, or used in a way that the estimator is not told of
 */
record StartRow(String name, CellDesign cell, Plant plant, double spread, History history) {}
