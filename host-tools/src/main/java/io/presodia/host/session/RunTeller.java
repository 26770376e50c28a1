package io.presodia.host.session;

import io.presodia.firmware.app.RunStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever listens what becomes of the runs of a daemon, each thing once: that one holds for
 * an operator and why, and that it goes on.
 */
final class RunTeller {
    private static final String GOES_ON = " goes on";
    private static final String TAKEN_UP =
            " is taken up; it goes on once the checks after the restart pass";

    /** Something that is not told: the run is looked at once more before it goes on. */
    private static final String LOOKED_AT = "";

    private final SessionListener listener;
    private final Map<String, String> told = new HashMap<>();

    RunTeller(SessionListener listener) {
        this.listener = listener;
    }

    /** A run was found after a restart; its checks are still to come. */
    void takenUp(@Nullable RunStatus status) {
        if (status != null && !status.holds()) {
            told.put(status.runId(), TAKEN_UP);
            say(status, TAKEN_UP);
        }
        look(status);
    }

    /** Between two scans: how a run stands now; null for a channel without one. */
    void look(@Nullable RunStatus status) {
        if (status == null || status.paused()) {
            return;
        }
        String before = told.get(status.runId());
        if (status.holds()) {
            tell(status, " holds for an operator: " + why(status));
        } else if (before != null && status.clock() != null) {
            // A run that begins and never held goes on without saying so.
            tell(status, GOES_ON);
        } else if (before != null && !before.equals(TAKEN_UP)) {
            told.put(status.runId(), LOOKED_AT);
        }
    }

    private static String why(RunStatus status) {
        return status.holdCause().isEmpty() ? status.text() : status.holdCause();
    }

    private void tell(RunStatus status, String what) {
        if (!what.equals(told.put(status.runId(), what))) {
            say(status, what);
        }
    }

    /** A run is over. */
    void ended(RunStatus status) {
        told.remove(status.runId());
        say(status, " " + status.text());
    }

    private void say(RunStatus status, String what) {
        listener.note("run " + status.runId() + what);
    }
}
