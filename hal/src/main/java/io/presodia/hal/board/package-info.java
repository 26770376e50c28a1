/** Assembles a board from its description: drivers on ports, ranges, calibration. */
@NullMarked
package io.presodia.hal.board;

import org.jspecify.annotations.NullMarked;
