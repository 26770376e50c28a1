/**
 * A virtual bench under a test's control: the whole firmware on a board file, stepped scan by scan,
 * with faults on a timeline and a witness of what really happens.
 */
@NullMarked
package io.presodia.hil.bench;

import org.jspecify.annotations.NullMarked;
