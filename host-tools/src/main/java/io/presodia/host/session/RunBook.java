package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.remote.ChannelEstimates;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.remote.SnapshotMaker;
import io.presodia.firmware.telemetry.SodiumInventory;
import io.presodia.hal.cell.CellDesign;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of the runs of a daemon: those that go on, and the last one of each channel. */
final class RunBook {
    private static final double COULOMBS_PER_MILLIAMPERE_HOUR = 3.6;

    private final Map<String, Title> titles = new HashMap<>();
    private final Map<Integer, RunSnapshot> last = new HashMap<>();

    private record Title(String cell, String protocol, double activeGrams) {}

    /** A run has got its id. */
    void begin(String runId, PreparedRun run) {
        CellDesign cell = run.cell().value();
        titles.put(
                runId,
                new Title(cell.name(), run.protocol().protocol().name(), cell.activeMassGrams()));
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

    /** What this firmware holds for true of the cells of runs that go on. */
    SnapshotMaker.Estimates estimates(Firmware firmware) {
        return channel -> {
            RunStatus status = firmware.status(channel);
            CellEstimate held = status == null ? null : firmware.estimate(channel);
            if (status == null || held == null) {
                return ChannelEstimates.NONE;
            }
            EstimateRow row = EstimateRow.of(held);
            return new ChannelEstimates(
                    remote(row.soc(), 1),
                    remote(row.donorDepletion(), 1),
                    remote(
                            SodiumInventory.of(row),
                            title(status).activeGrams() * COULOMBS_PER_MILLIAMPERE_HOUR));
        };
    }

    private static io.presodia.firmware.remote.Estimated remote(Estimated of, double factor) {
        return of.known()
                ? new io.presodia.firmware.remote.Estimated(
                        of.value() * factor, of.sigma() * factor)
                : io.presodia.firmware.remote.Estimated.NONE;
    }

    private Title title(RunStatus status) {
        return titles.getOrDefault(status.runId(), new Title("", "", 0));
    }

    private @Nullable RunSnapshot last(int channel) {
        return last.get(channel);
    }

    private RunSnapshot snapshot(RunStatus status) {
        Title title = title(status);
        return new RunSnapshot(
                status.runId(),
                title.cell(),
                title.protocol(),
                state(status),
                status.clock(),
                status.holdCause().isEmpty() ? status.text() : status.holdCause());
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
