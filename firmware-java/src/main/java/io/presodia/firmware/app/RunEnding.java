package io.presodia.firmware.app;

import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.sequencer.Decision;
import io.presodia.firmware.sequencer.RunState;
import io.presodia.firmware.sequencer.SequencerEvent;
import org.jspecify.annotations.Nullable;

/**
 * How a run ends.
 *
 * @param outcome in one word
 * @param trip the latched cause; null when none
 * @param tripId id of what ended it; empty unless it tripped
 * @param text for people
 */
record RunEnding(RunOutcome outcome, @Nullable Trip trip, String tripId, String text) {
    /** Id of a trip that the preflight check stands for. */
    static final String PREFLIGHT = "preflight-failed";

    /** Id of a trip that the protocol itself asked for. */
    static final String PROTOCOL_ABORT = "protocol-abort";

    static RunEnding stopped(String cause) {
        return new RunEnding(RunOutcome.STOPPED, null, "", cause);
    }

    static RunEnding refused(String why) {
        return new RunEnding(RunOutcome.TRIPPED, null, PREFLIGHT, why);
    }

    /** The end that the present scan brought, or null when the run goes on. */
    static @Nullable RunEnding of(ChannelRun run, TripLatch latch) {
        Trip cause = latch.cause(run.channel());
        if (cause != null) {
            return new RunEnding(
                    RunOutcome.TRIPPED, cause, cause.fault().id(), "tripped: " + text(cause));
        }
        Decision decision = run.decision();
        RunState state = decision == null ? RunState.READY : decision.state();
        if (decision == null || !state.over()) {
            return null;
        }
        String last = lastText(decision);
        return switch (state) {
            case COMPLETED -> new RunEnding(RunOutcome.COMPLETED, null, "", last);
            case ABORTED -> new RunEnding(RunOutcome.TRIPPED, null, PROTOCOL_ABORT, last);
            case STOPPED, READY, WAITING, RUNNING, PAUSED, HOLDING -> stopped(last);
        };
    }

    private static String text(Trip cause) {
        return cause.fault().id() + " (" + cause.watched().label() + ")";
    }

    private static String lastText(Decision decision) {
        SequencerEvent last = decision.events().isEmpty() ? null : decision.events().getLast();
        return last == null ? "" : last.text();
    }
}
