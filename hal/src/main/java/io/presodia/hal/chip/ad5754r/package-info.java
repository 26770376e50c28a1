/**
 * The AD5754R quad 16-bit converter to analog on SPI, driven as its Analog Devices data sheet
 * describes it.
 */
@NullMarked
package io.presodia.hal.chip.ad5754r;

import org.jspecify.annotations.NullMarked;
