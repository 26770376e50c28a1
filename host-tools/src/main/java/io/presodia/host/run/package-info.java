/**
 * Runs on disk: the layout of a run folder, a run as columns for analysis, plots and reports, its
 * export, and what its capacities are worth.
 */
@NullMarked
package io.presodia.host.run;

import org.jspecify.annotations.NullMarked;
