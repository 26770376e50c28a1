package io.presodia.hil.scenario;

import io.presodia.firmware.journal.RunOutcome;
import io.presodia.hal.limit.Tier;
import io.presodia.hil.bench.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is right.
 *
 * @param trips ids of rows, of which the first cause must be one; empty where nothing may trip
 * @param on where it latches
 * @param from what latencies are counted from; null for the newest fault
 * @param within how soon it must be latched; null where that is not judged
 * @param openWithin how soon the contact must be open; null where that is not judged
 * @param relay the channel's relay at the end
 * @param others what becomes of other channels
 * @param reports findings that must be in the journal
 * @param outcome how the run of the channel ends; null where that is not judged
 * @param starts whether the board must come up
 * @param silent id of the row that must not reach its highest tier; empty for none
 * @param says words that must stand in what the run's end tells people; empty for none
 */
public record Expectation(
        List<String> trips,
        On on,
        @Nullable Condition from,
        @Nullable Within within,
        @Nullable Within openWithin,
        Relay relay,
        Others others,
        List<Report> reports,
        @Nullable RunOutcome outcome,
        boolean starts,
        String silent,
        String says) {
    public Expectation {
        trips = List.copyOf(trips);
        reports = List.copyOf(reports);
    }

    /** Where a trip latches. */
    public enum On {
        /** The channel. */
        CHANNEL,
        /** The board. */
        BOARD,
        /** Either. */
        EITHER
    }

    /** A relay at the end. */
    public enum Relay {
        /** No current can flow. */
        OPEN,
        /** Current can flow. */
        CLOSED,
        /** It does not matter. */
        ANY
    }

    /** What becomes of other channels. */
    public enum Others {
        /** They have the data they have without the fault. */
        UNTOUCHED,
        /** They opened, too. */
        OPEN,
        /** It does not matter. */
        ANY
    }

    /**
     * A finding.
     *
     * @param fault id of its row
     * @param tier at least
     */
    public record Report(String fault, Tier tier) {}

    /** Nothing may trip; these findings must be there. */
    static Expectation nothing(String silent, List<Report> reports) {
        return new Expectation(
                List.of(),
                On.EITHER,
                null,
                null,
                null,
                Relay.ANY,
                Others.ANY,
                reports,
                null,
                true,
                silent,
                "");
    }
}
