/**
 * The composition root: puts board, supervisor, sequencers and journal together and runs the
 * control loop.
 */
@NullMarked
package io.presodia.firmware.app;

import org.jspecify.annotations.NullMarked;
