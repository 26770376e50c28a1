/**
 * The serial line: CoAP messages and log text share it in slipmux frames
 * (draft-bormann-t2trg-slipmux-03).
 */
@NullMarked
package io.presodia.firmware.serial;

import org.jspecify.annotations.NullMarked;
