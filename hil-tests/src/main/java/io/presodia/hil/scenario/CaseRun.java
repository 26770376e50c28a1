package io.presodia.hil.scenario;

import io.presodia.config.ConfigException;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hil.bench.BegunFault;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.Condition;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.SeenTrip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one case and says what was seen. */
final class CaseRun {
    private static final int MOST_EVENTS = 1_000_000;

    /** After a trip the rig is watched for so long, s: all contacts have settled by then. */
    private static final double SETTLING_SECONDS = 1;

    private final ScenarioCase what;
    private final HilBench bench;
    private long fromNanos = Long.MIN_VALUE;
    private long fromScan;
    private double untilSeconds = Double.NaN;

    private CaseRun(ScenarioCase what, HilBench bench) {
        this.what = what;
        this.bench = bench;
    }

    /**
     * Runs it.
     *
     * @param options of the bench; faults must be allowed
     * @param extra looks at the finished bench, whose journal can be read
     */
    static Observed run(ScenarioCase what, BenchOptions options, Extra extra)
            throws ConfigException, IOException, InterruptedException {
        try (HilBench bench = HilBench.open(what.files(), options)) {
            for (PlannedFault fault : what.faults()) {
                bench.plan(fault);
            }
            Observed observed = new CaseRun(what, bench).observe();
            extra.look(bench);
            return observed;
        }
    }

    /** Looks at a finished bench. */
    @FunctionalInterface
    interface Extra {
        /** Nothing to look at. */
        Extra NONE = _ -> {};

        /** Looks. */
        void look(HilBench bench) throws IOException;
    }

    private Observed observe() throws ConfigException, IOException, InterruptedException {
        String startFailure = "";
        try {
            bench.run(what.runs());
            while (goesOn()) {
                bench.scan();
                mark();
            }
        } catch (BusFault e) {
            startFailure = String.valueOf(e.getMessage());
        }
        List<Integer> closed = new ArrayList<>();
        for (int channel = 1; channel <= bench.channels(); channel++) {
            if (bench.bench().channel(channel).relayClosed()) {
                closed.add(channel);
            }
        }
        BoardSample last = bench.sample();
        List<PlannedFault> pending = bench.faultsToCome();
        double seconds = bench.seconds();
        bench.finish();
        return observed(
                startFailure, closed, last != null && last.watchdogTripped(), pending, seconds);
    }

    private boolean goesOn() {
        double now = bench.seconds();
        if (!bench.busy() && Double.isNaN(untilSeconds) && bench.tripped()) {
            settle(now);
        } else if (Double.isNaN(untilSeconds) && bench.tripped() && othersMayBeLeft()) {
            settle(now);
        }
        if (now >= what.durationSeconds()) {
            return false;
        }
        return Double.isNaN(untilSeconds) ? bench.busy() : now < untilSeconds;
    }

    private void settle(double now) {
        Within open = what.expect().openWithin();
        double wait = open == null ? 0 : open.seconds(bench.periodSeconds());
        untilSeconds = now + wait + Math.max(SETTLING_SECONDS, 20 * bench.periodSeconds());
    }

    private boolean othersMayBeLeft() {
        return !bench.faultsPending()
                && what.expect().others() != Expectation.Others.UNTOUCHED
                && !what.expect().trips().isEmpty();
    }

    /** Keeps what latencies are counted from: the newest fault before the first trip. */
    private void mark() {
        Condition from = what.expect().from();
        if (bench.tripped() && fromNanos != Long.MIN_VALUE) {
            return;
        }
        if (from != null) {
            BoardSample sample = bench.sample();
            boolean met = from.met(bench);
            if (met && fromNanos == Long.MIN_VALUE && sample != null) {
                fromNanos = sample.startedNanos();
                fromScan = bench.scans() - 1;
            } else if (!met && from instanceof Condition.Beyond) {
                // Noise at the edge: a debounce begins anew.
                fromNanos = Long.MIN_VALUE;
            }
            return;
        }
        long before =
                bench.tripped()
                        ? bench.trips().getFirst().trip().nanos()
                        : bench.timebase().nanos();
        for (BegunFault begun : bench.begun()) {
            if (begun.nanos() <= before) {
                fromNanos = begun.nanos();
                fromScan = begun.scans();
            }
        }
    }

    private Observed observed(
            String startFailure,
            List<Integer> closed,
            boolean watchdogTripped,
            List<PlannedFault> pending,
            double seconds)
            throws IOException {
        List<SeenTrip> trips = bench.trips();
        List<Integer> opened = new ArrayList<>();
        for (int channel = 1; channel <= bench.channels(); channel++) {
            if (!trips.isEmpty() && openedForIt(channel, trips.getFirst().trip().nanos())) {
                opened.add(channel);
            }
        }
        RunStatus status = status();
        List<JournalEntry.Event> events = new ArrayList<>();
        String endId = "";
        try (JournalReader reader = JournalReader.open(bench.journalFile())) {
            for (Stored<JournalEntry.Event> event : reader.events(Cursor.START, MOST_EVENTS)) {
                events.add(event.entry());
            }
            if (!what.runs().isEmpty()) {
                endId =
                        reader.run(bench.runId(what.runs().getFirst()))
                                .map(RunRecord::ended)
                                .map(end -> end.entry().trip())
                                .orElse("");
            }
        }
        return new Observed(
                startFailure,
                trips,
                fromNanos,
                fromScan,
                bench.openedNanos(what.channel()),
                bench.everClosed(what.channel()),
                opened,
                closed,
                status == null ? null : status.outcome(),
                endId,
                status == null ? "" : status.text(),
                events,
                watchdogTripped,
                pending,
                seconds);
    }

    /** A contact that opens a second later opens for another reason. */
    private boolean openedForIt(int channel, long tripNanos) {
        double after = (bench.openedNanos(channel) - tripNanos) * 1e-9;
        return bench.openedNanos(channel) >= Math.min(fromNanos, tripNanos)
                && after < Math.max(SETTLING_SECONDS, 2 * bench.periodSeconds());
    }

    private @Nullable RunStatus status() {
        for (RunStatus status : bench.ended()) {
            if (status.channel() == what.channel()) {
                return status;
            }
        }
        return null;
    }
}
