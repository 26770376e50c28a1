/**
 * The virtual bench below the drivers: buses and lines that account for their time, seeded noise,
 * and faults as data.
 */
@NullMarked
package io.presodia.hal.sim;

import org.jspecify.annotations.NullMarked;
