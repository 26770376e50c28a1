package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.remote.SnapshotMaker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of the runs of a daemon: those that go on, and the last one of each channel. */
final class RunBook {
    private final Map<String, Title> titles = new HashMap<>();
    private final Map<Integer, RunSnapshot> last = new HashMap<>();

    private record Title(String cell, String protocol) {}

    /** A run has got its id. */
    void begin(String runId, PreparedRun run) {
        titles.put(runId, new Title(run.cell().value().name(), run.protocol().protocol().name()));
    }

    /** A run is over. */
    void end(RunStatus status) {
        last.put(status.channel(), snapshot(status));
        titles.remove(status.runId());
    }

    /** Looks at the runs of this firmware. */
    SnapshotMaker.Runs of(Firmware firmware) {
        return channel -> {
            RunStatus status = firmware.status(channel);
            return status == null ? last(channel) : snapshot(status);
        };
    }

    private @Nullable RunSnapshot last(int channel) {
        return last.get(channel);
    }

    private RunSnapshot snapshot(RunStatus status) {
        Title title = titles.getOrDefault(status.runId(), new Title("", ""));
        return new RunSnapshot(
                status.runId(),
                title.cell(),
                title.protocol(),
                state(status),
                status.clock(),
                status.over() ? status.text() : status.holdCause());
    }

    private static String state(RunStatus status) {
        RunOutcome outcome = status.outcome();
        if (outcome != null) {
            return outcome.name().toLowerCase(Locale.ROOT);
        }
        if (status.paused()) {
            return "paused";
        }
        if (status.holds()) {
            return "holding";
        }
        return status.clock() == null ? "waiting" : "running";
    }
}
