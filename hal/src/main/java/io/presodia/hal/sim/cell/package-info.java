/**
 * The virtual cell: a plant with a conserved sodium inventory that the virtual board charges and
 * discharges. Its truth is for comparison only; the firmware never sees it.
 */
@NullMarked
package io.presodia.hal.sim.cell;

import org.jspecify.annotations.NullMarked;
