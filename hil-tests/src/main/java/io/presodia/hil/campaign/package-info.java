/**
 * The seeded campaign: random cells, protocols, faults and crashes on virtual benches, and what
 * must hold whatever happens.
 */
@NullMarked
package io.presodia.hil.campaign;

import org.jspecify.annotations.NullMarked;
