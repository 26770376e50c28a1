/**
 * The ADS122C04 24-bit sensor converter on I2C, driven as Texas Instruments SBAS751B describes it.
 */
@NullMarked
package io.presodia.hal.chip.ads122c04;

import org.jspecify.annotations.NullMarked;
