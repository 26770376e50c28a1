/** Compares two runs scan by scan. */
@NullMarked
package io.presodia.host.diff;

import org.jspecify.annotations.NullMarked;
