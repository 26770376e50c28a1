/**
 * A second virtual cell of another structure, so that estimators are not tested on their own
 * assumptions: diffusion inside particles by finite volumes, Butler-Volmer kinetics, other errors
 * of the open circuit curves, another memory of the hysteresis, another end of the anode.
 */
@NullMarked
package io.presodia.hal.sim.cell.witness;

import org.jspecify.annotations.NullMarked;
