/**
 * Register-level models of the chips, one a part, each written from its datasheet alone. A model
 * refuses what the part would not accept: it does not acknowledge, or it records a violation, or
 * both.
 */
@NullMarked
package io.presodia.hal.sim.chip;

import org.jspecify.annotations.NullMarked;
