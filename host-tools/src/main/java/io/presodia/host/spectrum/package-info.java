/**
 * Impedance spectra of virtual cells along a run, as an impedance analyser beside the bench would
 * take them of real ones, and what can be read from their points.
 */
@NullMarked
package io.presodia.host.spectrum;

import org.jspecify.annotations.NullMarked;
