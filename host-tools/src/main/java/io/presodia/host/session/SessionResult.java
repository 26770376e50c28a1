package io.presodia.host.session;

import java.util.List;

/**
 * A session that is over.
 *
 * @param runs in the order in which they were asked for
 * @param simSeconds time that passed in the bench, s
 * @param wallSeconds time that the bench ran on the clock, s
 */
public record SessionResult(List<RunResult> runs, double simSeconds, double wallSeconds) {
    public SessionResult {
        runs = List.copyOf(runs);
    }

    /** Whether every protocol came to its end. */
    public boolean completed() {
        return runs.stream().allMatch(RunResult::completed);
    }
}
