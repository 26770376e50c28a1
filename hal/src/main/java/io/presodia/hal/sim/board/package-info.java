/**
 * The virtual board: the analog front end between chip models and virtual cells, and the bench that
 * holds it all.
 */
@NullMarked
package io.presodia.hal.sim.board;

import org.jspecify.annotations.NullMarked;
