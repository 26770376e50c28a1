/**
 * Composes runs: reads and checks every file before anything is switched on, builds the bench, runs
 * the firmware on it until all runs are over, and leaves a complete folder for each.
 */
@NullMarked
package io.presodia.host.session;

import org.jspecify.annotations.NullMarked;
