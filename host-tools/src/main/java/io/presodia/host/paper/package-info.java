/**
 * Every cell of the paper, run through the whole firmware on the virtual bench and set beside what
 * the paper measured: row by row with tolerance and standing (calibrated, predicted or input), the
 * constants that were fitted and to which row, and the document docs/validation.md with its
 * figures.
 */
@NullMarked
package io.presodia.host.paper;

import org.jspecify.annotations.NullMarked;
