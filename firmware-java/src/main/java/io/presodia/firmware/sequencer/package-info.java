/**
 * Runs a protocol on one channel: looks at each scan and says what the channel shall do until the
 * next. No threads and no clock of its own; all of its state fits a {@link
 * io.presodia.firmware.sequencer.Cursor}, from which it can be rebuilt at any scan.
 */
@NullMarked
package io.presodia.firmware.sequencer;

import org.jspecify.annotations.NullMarked;
