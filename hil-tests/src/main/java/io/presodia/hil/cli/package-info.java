/** The verb {@code hil} of the command line. */
@NullMarked
package io.presodia.hil.cli;

import org.jspecify.annotations.NullMarked;
