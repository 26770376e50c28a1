package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;

/**
 * Where a journal ends, and when it was last written to.
 *
 * @param cursor the last row, or one that a checkpoint follows
 * @param nanos monotonic time of its own boot
 * @param wallNanos wall clock, ns since 1970-01-01 UTC
 * @param clockQuality how far the wall clock could be trusted
 */
public record LastRow(Cursor cursor, long nanos, long wallNanos, ClockQuality clockQuality) {}
