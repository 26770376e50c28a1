package io.presodia.firmware.app;

import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.RunClock;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands.
 *
 * @param runId which
 * @param channel where
 * @param clock where it is in its protocol; null before its first scan
 * @param volts last good cell voltage, V; NaN when there was none
 * @param amperes last good cell current, A; NaN when there was none
 * @param holds whether it waits for an operator
 * @param paused whether an operator has paused it
 * @param holdCause why it holds after a power cut; empty when it does not, or when its protocol
 *     asked for the hold
 * @param outcome how it ended; null while it goes on
 * @param trip what ended it; null unless it tripped
 * @param text what there is to say about its end, or what its protocol asks an operator for; empty
 *     while it goes on
 */
public record RunStatus(
        String runId,
        int channel,
        @Nullable RunClock clock,
        double volts,
        double amperes,
        boolean holds,
        boolean paused,
        String holdCause,
        @Nullable RunOutcome outcome,
        @Nullable Trip trip,
        String text) {
    /** Whether the run is over. */
    public boolean over() {
        return outcome != null;
    }
}
