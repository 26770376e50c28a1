/** What the drivers of single chips share; each chip has a package of its own beneath this one. */
@NullMarked
package io.presodia.hal.chip;

import org.jspecify.annotations.NullMarked;
