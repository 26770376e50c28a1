package io.presodia.firmware.protocol;

import java.util.List;

/**
 * What a run does with a cell.
 *
 * @param name for people and records
 * @param require what must hold before the first step
 * @param safety trip limits narrower than the cell's
 * @param record when samples are recorded while {@code require} is waited for
 * @param steps at least one
 */
public record Protocol(
        String name, Interlock require, SafetyLimits safety, RecordRule record, List<Step> steps) {
    public Protocol {
        steps = List.copyOf(steps);
    }

    /** A protocol of these steps alone. */
    public static Protocol of(String name, List<Step> steps) {
        return new Protocol(name, Interlock.NONE, SafetyLimits.NONE, RecordRule.DEFAULT, steps);
    }
}
