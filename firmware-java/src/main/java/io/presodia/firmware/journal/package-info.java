/**
 * The journal: every sample, event and checkpoint of a board in one SQLite file. The control thread
 * only appends to a bounded queue; a writer thread commits. Acknowledged means committed to stable
 * storage; rows of measurements are added and never changed.
 */
@NullMarked
package io.presodia.firmware.journal;

import org.jspecify.annotations.NullMarked;
