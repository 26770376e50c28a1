/** The verb {@code hil} as scripts see it. */
@NullMarked
package io.presodia.hil.cli;

import org.jspecify.annotations.NullMarked;
