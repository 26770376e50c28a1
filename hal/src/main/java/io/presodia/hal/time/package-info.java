/**
 * Time as a parameter: a monotonic clock for durations and a wall clock for labels, real or
 * virtual.
 */
@NullMarked
package io.presodia.hal.time;

import org.jspecify.annotations.NullMarked;
