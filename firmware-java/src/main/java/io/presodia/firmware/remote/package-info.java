/**
 * The seam between the control thread and everybody outside: snapshots go out, prepared commands
 * come in through bounded queues. Nothing here waits for the control thread, and the control thread
 * waits for nothing here.
 */
@NullMarked
package io.presodia.firmware.remote;

import org.jspecify.annotations.NullMarked;
