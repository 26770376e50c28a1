/** The ADS1256 24-bit converter on SPI, driven as Texas Instruments SBAS288K describes it. */
@NullMarked
package io.presodia.hal.chip.ads1256;

import org.jspecify.annotations.NullMarked;
