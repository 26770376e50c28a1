/**
 * A virtual bench that lives in a process and a time of its own: cells, relays and watchdog go on
 * when the firmware dies. Firmware attaches at the bus seam; tests look at the truth beside it.
 */
@NullMarked
package io.presodia.hal.sim.remote;

import org.jspecify.annotations.NullMarked;
