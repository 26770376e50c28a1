/**
 * Physical quantities. Each record's component name is its unit; sign convention: positive current
 * charges the cell.
 */
@NullMarked
package io.presodia.hal.unit;

import org.jspecify.annotations.NullMarked;
