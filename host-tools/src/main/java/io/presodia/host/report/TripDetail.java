package io.presodia.host.report;

/**
 * The fault that ended a run.
 *
 * @param fault in words, such as {@code over voltage}
 * @param id stable name, such as {@code over-voltage}
 * @param value what was measured, in {@code unit}; NaN where there is no number
 * @param limit what it crossed, in {@code unit}; NaN where there is no number
 * @param unit unit of both; empty where there is none
 * @param channel from 1; 0 for the board
 * @param atSeconds since the run began, s; NaN when not known
 * @param text a sentence for people
 */
public record TripDetail(
        String fault,
        String id,
        double value,
        double limit,
        String unit,
        int channel,
        double atSeconds,
        String text) {}
