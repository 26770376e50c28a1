/** The external windowed watchdog that drops the relay supply when the heartbeat stops. */
@NullMarked
package io.presodia.hal.chip.watchdog;

import org.jspecify.annotations.NullMarked;
