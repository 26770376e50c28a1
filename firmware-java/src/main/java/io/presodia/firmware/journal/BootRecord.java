package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;

/**
 * One start of the firmware.
 *
 * @param bootId from 1, counting up
 * @param identity what started
 * @param nanos monotonic clock at the start
 * @param wallNanos wall clock at the start, ns since 1970-01-01 UTC
 * @param clockQuality how far the wall clock could be trusted
 */
public record BootRecord(
        long bootId,
        JournalIdentity identity,
        long nanos,
        long wallNanos,
        ClockQuality clockQuality) {}
