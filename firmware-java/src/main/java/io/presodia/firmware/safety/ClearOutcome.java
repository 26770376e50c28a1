package io.presodia.firmware.safety;

import java.time.Instant;
import java.util.List;

/** What became of an operator's wish to clear the latch. */
public sealed interface ClearOutcome {
    /**
     * The latch is clear; belongs into the journal.
     *
     * @param trips what was cleared
     * @param operator who
     * @param reason why
     * @param wall when, a label
     * @param rearmWatchdog whether the watchdog must be armed again before the next scan
     */
    record Cleared(
            List<Trip> trips, String operator, String reason, Instant wall, boolean rearmWatchdog)
            implements ClearOutcome {
        public Cleared {
            trips = List.copyOf(trips);
        }
    }

    /**
     * The latch stays.
     *
     * @param why for the operator
     */
    record Refused(String why) implements ClearOutcome {}
}
