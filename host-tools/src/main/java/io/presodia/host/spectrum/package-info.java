/**
 * Impedance spectra of virtual cells along an experiment, as an impedance analyser beside the bench
 * would take them of real ones.
 */
@NullMarked
package io.presodia.host.spectrum;

import org.jspecify.annotations.NullMarked;
