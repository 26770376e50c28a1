package io.presodia.host.cli;

import io.presodia.hal.time.Timebase;
import io.presodia.host.paper.PaperListener;
import java.io.PrintWriter;

/** Shows how the programme of the paper gets on. */
final class PaperProgress implements PaperListener, AutoCloseable {
    private static final long DRAW_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 5_000_000_000L;
    private static final int BAR_WIDTH = 20;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final Timebase real;
    private long shownNanos;
    private boolean drawn;

    PaperProgress(PrintWriter err, boolean terminal, Timebase real) {
        this.err = err;
        this.terminal = terminal;
        this.real = real;
        this.shownNanos = real.nanos();
    }

    @Override
    public synchronized void progress(int done, int benches, double simulatedSeconds) {
        long now = real.nanos();
        if (now - shownNanos < (terminal ? DRAW_NANOS : PLAIN_NANOS)) {
            return;
        }
        shownNanos = now;
        String text =
                done
                        + " of "
                        + benches
                        + " benches done, "
                        + Texts.duration(simulatedSeconds)
                        + " simulated";
        if (terminal) {
            int filled = BAR_WIDTH * done / Math.max(1, benches);
            err.print(
                    ERASE
                            + "["
                            + "#".repeat(filled)
                            + ".".repeat(BAR_WIDTH - filled)
                            + "] "
                            + text);
            drawn = true;
        } else {
            err.println(text);
        }
        err.flush();
    }

    /** Leaves the line free. */
    @Override
    public synchronized void close() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }
}
