/** What leaves a board: how large it is, and whether it is whole. */
@NullMarked
package io.presodia.hil.telemetry;

import org.jspecify.annotations.NullMarked;
