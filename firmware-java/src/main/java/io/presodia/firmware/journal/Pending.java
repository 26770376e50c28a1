package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;

/**
 * An entry on its way to the writer.
 *
 * @param entry what was appended
 * @param n counts all entries of the boot, from 1
 * @param seq its own number when it is a numbered entry, else that of the last one before it
 * @param runNumber row number of its run; 0 when it belongs to none
 * @param appendedNanos monotonic time of the append
 * @param wallNanos wall clock when it happened
 * @param clockQuality how far the wall clock can be trusted
 */
record Pending(
        JournalEntry entry,
        long n,
        long seq,
        int runNumber,
        long appendedNanos,
        long wallNanos,
        ClockQuality clockQuality) {}
