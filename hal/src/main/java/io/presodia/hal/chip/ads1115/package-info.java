/** The ADS1115 16-bit converter on I2C, driven as Texas Instruments SBAS444D describes it. */
@NullMarked
package io.presodia.hal.chip.ads1115;

import org.jspecify.annotations.NullMarked;
