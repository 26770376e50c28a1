/**
 * The catalogue of faults that can be put into a virtual bench: chip and bus, analog, cell and
 * machine, each as plain data with a name that scenario files use.
 */
@NullMarked
package io.presodia.hil.fault;

import org.jspecify.annotations.NullMarked;
