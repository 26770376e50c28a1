package io.presodia.host.cli;

import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.PreparedRun;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionContext;
import io.presodia.host.session.SessionResult;
import io.presodia.host.session.StopRequest;
import io.presodia.host.session.VirtualSession;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a prepared bench with progress, and prints what came out. */
final class SessionRunner {
    private final Surroundings surroundings;

    SessionRunner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs from the start; returns the exit code. */
    int run(PreparedBench bench, Path out, String command, boolean json) throws IOException {
        return run(bench, out, command, json, VirtualSession::run);
    }

    /** Goes on with what was interrupted; returns the exit code. */
    int resume(PreparedBench bench, Path out, String command, boolean json) throws IOException {
        return run(bench, out, command, json, VirtualSession::resume);
    }

    @FunctionalInterface
    private interface Session {
        SessionResult run(PreparedBench bench, Path out, SessionContext context) throws IOException;
    }

    private int run(PreparedBench bench, Path out, String command, boolean json, Session session)
            throws IOException {
        int steps = 0;
        for (PreparedRun run : bench.runs()) {
            steps = Math.max(steps, ProgressDisplay.steps(run.protocol().protocol()));
        }
        StopRequest stop = new StopRequest();
        SessionResult result;
        try (AtInterrupt.Registration _ =
                surroundings.atInterrupt().call(() -> stop.stop("asked for by the operator"))) {
            try (ProgressDisplay progress =
                    new ProgressDisplay(surroundings.err(), surroundings.terminal(), steps)) {
                result =
                        session.run(
                                bench,
                                out,
                                new SessionContext(
                                        surroundings.software(),
                                        command,
                                        surroundings.real(),
                                        progress,
                                        stop));
            }
            print(bench, out, result, json);
        }
        return result.completed() ? Exit.DONE : Exit.FAILED;
    }

    private void print(PreparedBench bench, Path out, SessionResult result, boolean json) {
        ResultText text = new ResultText(json ? surroundings.err() : surroundings.out());
        for (RunResult run : result.runs()) {
            text.print(run, result);
        }
        if (json) {
            boolean plan = !bench.plan().isEmpty();
            Json.print(
                    surroundings.out(),
                    plan ? Json.plan(out, result) : Json.run(result.runs().getFirst()));
        }
    }
}
