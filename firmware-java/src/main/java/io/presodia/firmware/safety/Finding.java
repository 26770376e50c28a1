package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;

/**
 * One fault seen.
 *
 * @param fault which
 * @param tier how bad
 * @param channel channel number from 1; 0 is the whole board
 * @param watched the quantity
 * @param value what was measured, in the row's unit; NaN where there is no number
 * @param limit what it crossed, in the row's unit; NaN where there is no number
 * @param sinceNanos when the condition began, before debounce
 * @param nanos when it was last seen
 * @param scanIndex the scan that saw it last
 * @param detail device, line or message; mostly empty
 */
public record Finding(
        Fault fault,
        Tier tier,
        int channel,
        Watched watched,
        double value,
        double limit,
        long sinceNanos,
        long nanos,
        long scanIndex,
        String detail) {
    /** The number that stands for the whole board. */
    public static final int BOARD = 0;

    /** A control loop that threw: the board goes to its safe state. */
    public static Finding scanFailed(long nanos, long scanIndex, Throwable thrown) {
        String message = thrown.getMessage();
        return new Finding(
                Fault.SCAN_FAILED,
                Tier.TRIP,
                BOARD,
                Watched.SCAN,
                Double.NaN,
                Double.NaN,
                nanos,
                nanos,
                scanIndex,
                thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }
}
