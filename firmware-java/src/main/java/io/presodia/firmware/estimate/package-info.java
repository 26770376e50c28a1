/**
 * What the cell is doing inside, from what the board measures of it: state of charge, sodium
 * deficit, resistance, and how much of the donor is spent, each with its own uncertainty. Knows
 * materials and pure cell functions, never the virtual cell.
 */
@NullMarked
package io.presodia.firmware.estimate;

import org.jspecify.annotations.NullMarked;
