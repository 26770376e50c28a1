/** The kit for tests with the hardware in the loop. */
@NullMarked
package io.presodia.hil;

import org.jspecify.annotations.NullMarked;
