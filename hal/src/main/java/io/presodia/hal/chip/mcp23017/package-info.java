/** The MCP23017 16-bit port expander on I2C, driven as Microchip DS20001952 describes it. */
@NullMarked
package io.presodia.hal.chip.mcp23017;

import org.jspecify.annotations.NullMarked;
