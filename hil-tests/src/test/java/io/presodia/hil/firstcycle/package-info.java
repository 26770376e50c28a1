/** The first cycle from end to end: the paper's figures, charge balance, repeatability, outputs. */
@NullMarked
package io.presodia.hil.firstcycle;

import org.jspecify.annotations.NullMarked;
