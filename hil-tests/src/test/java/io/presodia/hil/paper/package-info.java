/** The cells of the paper through the firmware, beside what the paper measured. */
@NullMarked
package io.presodia.hil.paper;

import org.jspecify.annotations.NullMarked;
