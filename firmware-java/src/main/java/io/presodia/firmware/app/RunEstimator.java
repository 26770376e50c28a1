package io.presodia.firmware.app;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.ChannelEstimator;
import io.presodia.firmware.estimate.History;
import io.presodia.firmware.estimate.Reservoir;
import io.presodia.firmware.estimate.WearGauge;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.scan.CellWear;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.time.Timebase;
import org.jspecify.annotations.Nullable;

/**
 * The estimator of one run, kept away from all that must go on without it. It works when everything
 * of the scan has been supervised, acted on and reported to the watchdog: where it never comes
 * back, no further heartbeat is sent and the relays open. Where it throws, or is too slow time and
 * again, it is dropped, and the run goes on without estimates.
 */
final class RunEstimator {
    /** So often is an estimate made for whoever asks for one in every scan, ns. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    /** Slow scans in a row after which an estimator is given up: one alone may be the machine's. */
    private static final int MOST_SLOW = 5;

    /** What a residue gave is told again after so many cycles: between two check-ups. */
    private static final int NEWS_CYCLES = 25;

    private final EstimatorMaker maker;
    private final @Nullable CellDesign design;
    private final Timebase timebase;
    private final long mostNanos;
    private final @Nullable WearGauge gauge;
    private @Nullable ChannelEstimator estimator;
    private @Nullable CellEstimate latest;
    private long latestNanos;
    private Reservoir told = Reservoir.NOTHING;
    private int slow;
    private boolean first = true;
    private String trouble = "";

    /**
     * @param design of the cell; null where nothing shall be estimated
     * @param mostNanos what one scan's work may take
     */
    RunEstimator(
            EstimatorMaker maker, @Nullable CellDesign design, Timebase timebase, long mostNanos) {
        this.maker = maker;
        this.design = design;
        this.timebase = timebase;
        this.mostNanos = mostNanos;
        gauge = design == null ? null : WearGauge.of(design);
        begin(design != null && design.used() ? History.USED : History.NEW);
    }

    private void begin(History history) {
        CellDesign of = design;
        if (of != null) {
            attempt("cannot be made", () -> estimator = maker.of(of, history));
        }
    }

    /** Takes in a scan. */
    void update(ChannelScan scan) {
        ChannelEstimator at = estimator;
        if (at == null) {
            return;
        }
        if (first) {
            // The scan in which a run begins or goes on was assembled with the counters of before.
            first = false;
            return;
        }
        long before = timebase.nanos();
        // Not through attempt(): a lambda that captures would be made anew in every scan.
        try {
            at.update(scan);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError thrown) {
            drop("failed: " + thrown);
            return;
        }
        if (timebase.nanos() - before <= mostNanos) {
            slow = 0;
        } else if (++slow >= MOST_SLOW) {
            drop("took too long in " + slow + " scans one after another");
        }
    }

    /** The estimate of this scan; null where there is none. */
    @Nullable CellEstimate now(long nanos) {
        ChannelEstimator at = estimator;
        if (at == null) {
            return null;
        }
        attempt("failed", () -> latest = at.estimate());
        latestNanos = nanos;
        return latest;
    }

    /** An estimate no older than a second; null where there is none. */
    @Nullable CellEstimate lately(long nanos) {
        return latest != null && nanos - latestNanos < FRESH_NANOS ? latest : now(nanos);
    }

    /**
     * What the donor's residue has given, for people, where that is news: another finding, or the
     * same one many cycles on; else empty.
     */
    String residue(long nanos) {
        CellEstimate estimate = lately(nanos);
        Reservoir now = estimate == null ? null : estimate.reservoir();
        if (now == null
                || (now.finding() == told.finding()
                        && now.cycles() < told.cycles() + NEWS_CYCLES)) {
            return "";
        }
        told = now;
        return now.text();
    }

    /** What it is sure of about wear of the cell. */
    CellWear wear(long nanos) {
        WearGauge by = gauge;
        CellEstimate estimate = by == null ? null : lately(nanos);
        return by == null || estimate == null ? CellWear.NONE : by.read(estimate);
    }

    /** What it remembers; empty where there is nothing. */
    Bytes state() {
        ChannelEstimator at = estimator;
        if (at == null) {
            return Bytes.EMPTY;
        }
        Bytes[] state = {Bytes.EMPTY};
        attempt("cannot be kept", () -> state[0] = Bytes.of(at.toBytes()));
        return state[0];
    }

    /**
     * Goes on from what was kept, after a restart. Where that is nothing, or cannot be read, the
     * cell is one of which nothing is known.
     */
    void restore(Bytes state) {
        ChannelEstimator at = estimator;
        if (at == null) {
            return;
        }
        first = true;
        if (state.equals(Bytes.EMPTY)) {
            trouble = "nothing was kept of the estimates: they begin anew";
            begin(History.USED);
            return;
        }
        try {
            at.restore(state.toArray());
        } catch (RuntimeException e) {
            trouble = "what was kept of the estimates cannot be read, they begin anew: " + e;
            begin(History.USED);
        }
    }

    /** What went wrong since this was last asked; empty for nothing. */
    String takeTrouble() {
        ChannelEstimator at = estimator;
        String told = trouble.isEmpty() && at != null ? at.takeTrouble() : trouble;
        trouble = "";
        return told;
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError thrown) {
            drop(what + ": " + thrown);
        }
    }

    private void drop(String why) {
        estimator = null;
        latest = null;
        trouble = "the run goes on without estimates: its estimator " + why;
    }
}
