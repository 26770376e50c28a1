package io.presodia.hil.scenario;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.SeenTrip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one case.
 *
 * @param startFailure why the board did not come up; empty when it did
 * @param trips all trips, in order
 * @param fromNanos what latencies are counted from; {@link Long#MIN_VALUE} when it never came
 * @param fromScan scans begun by then
 * @param openedNanos when the channel's contact opened; {@link Long#MIN_VALUE} when it did not
 * @param everClosed whether it was ever closed
 * @param opened channels whose contact opened at or after the first trip
 * @param closed channels whose contact is closed at the end
 * @param ended how the run of the channel ended; null when it went on
 * @param endId id of what ended it; empty unless it tripped
 * @param endText what its end tells people; empty where it did not end
 * @param events what the journal says
 * @param watchdogTripped whether the watchdog has dropped the relay supply at the end
 * @param faultsPending planned faults that never came
 * @param simSeconds virtual time, s
 */
record Observed(
        String startFailure,
        List<SeenTrip> trips,
        long fromNanos,
        long fromScan,
        long openedNanos,
        boolean everClosed,
        List<Integer> opened,
        List<Integer> closed,
        @Nullable RunOutcome ended,
        String endId,
        String endText,
        List<JournalEntry.Event> events,
        boolean watchdogTripped,
        List<PlannedFault> faultsPending,
        double simSeconds) {
    /** From the fault to the first trip, ms; NaN when either did not come. */
    double detectionMillis() {
        return trips.isEmpty() || fromNanos == Long.MIN_VALUE
                ? Double.NaN
                : (trips.getFirst().trip().nanos() - fromNanos) * 1e-6;
    }

    /** The same in scans, the one that latched included. */
    double detectionScans() {
        return trips.isEmpty() || fromNanos == Long.MIN_VALUE
                ? Double.NaN
                : Math.max(1, trips.getFirst().scan() - fromScan);
    }

    /** From the fault to the open contact, ms; NaN when it did not open after it. */
    double openMillis() {
        return fromNanos == Long.MIN_VALUE || openedNanos < fromNanos
                ? Double.NaN
                : (openedNanos - fromNanos) * 1e-6;
    }
}
