/** The TMP117 thermometer on I2C, driven as Texas Instruments SNOSD82D describes it. */
@NullMarked
package io.presodia.hal.chip.tmp117;

import org.jspecify.annotations.NullMarked;
