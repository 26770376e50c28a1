/**
 * The protocol language: sealed records for what a protocol says, the reader that makes them of
 * YAML, and the checker that tells, before anything is switched on, whether a cell and a board can
 * bear it.
 */
@NullMarked
package io.presodia.firmware.protocol;

import org.jspecify.annotations.NullMarked;
