/** Rows that arrive exactly once, whatever the network does. */
@NullMarked
package io.presodia.hil.field;

import org.jspecify.annotations.NullMarked;
