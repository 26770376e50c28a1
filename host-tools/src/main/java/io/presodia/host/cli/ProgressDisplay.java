package io.presodia.host.cli;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.RunClock;
import io.presodia.host.session.SessionListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Shows how a session gets on: one line drawn over on a terminal, else a plain line now and then.
 */
final class ProgressDisplay implements SessionListener, AutoCloseable {
    /** Real time between plain lines, s. */
    private static final double PLAIN_SECONDS = 5;

    /** Real time between two drawings, s. */
    private static final double DRAW_SECONDS = 0.1;

    private static final int BAR_WIDTH = 20;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final int steps;
    private double shownSeconds;
    private boolean drawn;

    /**
     * @param steps steps of the longest protocol, loops written out
     */
    ProgressDisplay(PrintWriter err, boolean terminal, int steps) {
        this.err = err;
        this.terminal = terminal;
        this.steps = steps;
    }

    /** Steps of a protocol with its loops written out. */
    static int steps(Protocol protocol) {
        return steps(protocol.steps());
    }

    private static int steps(List<Step> body) {
        int count = 0;
        for (Step step : body) {
            count += step instanceof Step.Loop loop ? loop.times() * steps(loop.body()) : 1;
        }
        return count;
    }

    @Override
    public void progress(double simSeconds, double wallSeconds, List<RunStatus> runs) {
        if (wallSeconds - shownSeconds < (terminal ? DRAW_SECONDS : PLAIN_SECONDS)) {
            return;
        }
        shownSeconds = wallSeconds;
        String text = text(simSeconds, wallSeconds, runs);
        if (terminal) {
            err.print(ERASE + text);
            drawn = true;
        } else {
            err.println(text);
        }
        err.flush();
    }

    private String text(double simSeconds, double wallSeconds, List<RunStatus> runs) {
        StringBuilder line = new StringBuilder();
        if (terminal) {
            line.append(bar(runs)).append(' ');
        }
        line.append(Texts.duration(simSeconds)).append(" simulated");
        for (RunStatus run : runs) {
            line.append(runs.size() > 1 ? " | ch " + run.channel() + ": " : " | ").append(run(run));
        }
        return line.append(
                        String.format(
                                Locale.ROOT, " | %,.0f times real time", simSeconds / wallSeconds))
                .toString();
    }

    private static String run(RunStatus run) {
        RunClock clock = run.clock();
        if (clock == null) {
            return "waits to start";
        }
        return String.format(
                Locale.ROOT,
                "step %d %s%s, %.4f V, %s",
                clock.stepCount(),
                clock.stepId(),
                clock.cycle() > 1 ? ", cycle " + clock.cycle() : "",
                run.volts(),
                Texts.amperes(run.amperes()));
    }

    private String bar(List<RunStatus> runs) {
        int done = 0;
        for (RunStatus run : runs) {
            RunClock clock = run.clock();
            done = Math.max(done, clock == null ? 0 : clock.stepCount());
        }
        int filled = Math.min(BAR_WIDTH, BAR_WIDTH * done / Math.max(1, steps));
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }

    @Override
    public void note(String text) {
        close();
        err.println(text);
        err.flush();
    }

    /** Leaves the line free. */
    @Override
    public void close() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }
}
