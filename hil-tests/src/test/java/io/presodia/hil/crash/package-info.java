/** The firmware as a real process that dies or hangs, at a bench that lives on. */
@NullMarked
package io.presodia.hil.crash;

import org.jspecify.annotations.NullMarked;
