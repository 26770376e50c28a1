package io.presodia.firmware.safety;

import java.time.Instant;

/**
 * One cause held by the latch.
 *
 * @param fault which
 * @param channel channel number from 1; 0 is the board
 * @param watched the quantity
 * @param value what was measured, in the row's unit; NaN where there is no number
 * @param limit what it crossed, in the row's unit; NaN where there is no number
 * @param nanos monotonic time of the finding, in the boot that saw it
 * @param wall wall clock at the trip, a label
 * @param scanIndex the scan that tripped, in the boot that saw it
 * @param detail device, line or message; mostly empty
 */
public record Trip(
        Fault fault,
        int channel,
        Watched watched,
        double value,
        double limit,
        long nanos,
        Instant wall,
        long scanIndex,
        String detail) {}
