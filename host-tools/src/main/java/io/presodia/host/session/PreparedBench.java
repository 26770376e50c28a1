package io.presodia.host.session;

import io.presodia.config.Loaded;
import io.presodia.config.SourceFile;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import java.util.List;
import java.util.Map;

/**
 * Everything a virtual session needs, read and checked; nothing is switched on yet.
 *
 * @param request the bench that was asked for
 * @param board the board as its file says
 * @param calibration of its virtual copy
 * @param inUse the board with the scan period in use
 * @param runs one or more, each on a channel of its own
 * @param plan the plan file they come from; empty without one
 */
public record PreparedBench(
        BenchRequest request,
        Loaded<BoardSpec> board,
        Loaded<Calibration> calibration,
        BoardSpec inUse,
        List<PreparedRun> runs,
        List<SourceFile> plan) {
    public PreparedBench {
        runs = List.copyOf(runs);
        plan = List.copyOf(plan);
    }

    /** The scan period in use, ms. */
    public double scanMillis() {
        return inUse.scanPeriodNanos() * 1e-6;
    }

    /** What of the bench belongs into the record of every run. */
    Map<String, String> properties() {
        return Map.of(
                "cell_scatter",
                request.scatter() ? "drawn from the seed" : "none",
                "scan_period",
                ScanPeriod.text(board.value(), inUse));
    }
}
