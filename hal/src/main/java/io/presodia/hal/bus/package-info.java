/**
 * The seam between drivers and the outside: I2C, SPI and digital lines with typed faults and one
 * lock per bus.
 */
@NullMarked
package io.presodia.hal.bus;

import org.jspecify.annotations.NullMarked;
