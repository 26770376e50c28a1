package io.presodia.firmware.app;

import io.presodia.firmware.safety.AttachedCells;
import io.presodia.firmware.safety.Preflight;
import io.presodia.firmware.safety.PreflightCheck;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.scan.CounterCheckpoint;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.ScanAssembler;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets a run begin, or go on after a power cut: after a preflight check that passes, within a few
 * seconds.
 */
final class RunStarter {
    /** Sensors without a first reading get this long. */
    private static final double PATIENCE_SECONDS = 5;

    private final PreflightCheck preflight;
    private final TripLatch latch;
    private final AttachedCells cells;
    private final ScanAssembler assembler;
    private final RunJournal journal;
    private final Timebase timebase;
    private final double unreadSeconds;

    /**
     * @param unreadSeconds longest time for which a current may flow after the last checkpoint that
     *     was kept, before the watchdog has opened the relay
     */
    RunStarter(
            PreflightCheck preflight,
            TripLatch latch,
            AttachedCells cells,
            ScanAssembler assembler,
            RunJournal journal,
            Timebase timebase,
            double unreadSeconds) {
        this.preflight = preflight;
        this.latch = latch;
        this.cells = cells;
        this.assembler = assembler;
        this.journal = journal;
        this.timebase = timebase;
        this.unreadSeconds = unreadSeconds;
    }

    /** Looks at a run that has not started; returns how it ends, when it does. */
    @Nullable RunEnding advance(ChannelRun run, Scan scan) {
        if (!run.due(scan.nanos())) {
            return null;
        }
        if (run.attach()) {
            cells.attach(run.channel(), run.plan().protocol().safety().narrow(run.plan().cell()));
        }
        Takeover takeover = run.takeover();
        if (takeover != null) {
            takeOver(run, takeover, scan);
            return null;
        }
        Preflight result = check(run, scan, run.plan().openCircuitVolts());
        if (result.passed()) {
            run.start();
            assembler.startRun(run.channel());
            return null;
        }
        return run.preflightSeconds(scan.nanos()) < PATIENCE_SECONDS
                ? null
                : RunEnding.refused(
                        "preflight check failed: "
                                + WrongCell.cause(result, run.plan().cellName()));
    }

    private Preflight check(ChannelRun run, Scan scan, Band openCircuitVolts) {
        Preflight result = preflight.check(scan, run.channel(), openCircuitVolts, timebase.wall());
        latch.preflight(result);
        return result;
    }

    private void takeOver(ChannelRun run, Takeover takeover, Scan scan) {
        run.saw(scan.channel(run.channel()));
        if (takeover.held()) {
            run.forgetPreflight();
            return;
        }
        Trip trip = latch.cause(run.channel());
        if (trip != null) {
            hold(run, takeover, scan, "a trip is latched: " + trip.fault().id());
            return;
        }
        // An operator overrules the fit to the checkpoint, nothing else.
        boolean overruled = takeover.confirmed();
        Preflight result = check(run, scan, overruled ? Band.UNLIMITED : takeover.volts());
        String misfit = overruled ? "" : pressureMisfit(run, takeover, scan);
        if (result.passed() && misfit.isEmpty()) {
            goOn(run, takeover, scan);
        } else if (run.preflightSeconds(scan.nanos()) >= PATIENCE_SECONDS) {
            hold(run, takeover, scan, both(result.summary(), misfit));
        }
    }

    private static String pressureMisfit(ChannelRun run, Takeover takeover, Scan scan) {
        return takeover.pressureMisfit(scan.board().channel(run.channel()).stackPascals());
    }

    private static String both(String one, String other) {
        return one + (one.isEmpty() || other.isEmpty() ? "" : "; ") + other;
    }

    /** Why the run goes on: because all fits, or because an operator wants it. */
    private String reason(ChannelRun run, Takeover takeover, Scan scan) {
        String fits = "files, pressure and open circuit voltage fit the checkpoint";
        if (!takeover.confirmed()) {
            return "the run goes on: " + fits;
        }
        Preflight fit = preflight.check(scan, run.channel(), takeover.volts(), timebase.wall());
        String misfit = both(fit.summary(), pressureMisfit(run, takeover, scan));
        return "an operator let the run go on ("
                + takeover.confirmedBy()
                + (misfit.isEmpty()
                        ? "), which had held (" + takeover.heldFor() + "); by now " + fits
                        : ") although " + misfit);
    }

    private void goOn(ChannelRun run, Takeover takeover, Scan scan) {
        String reason = reason(run, takeover, scan);
        CounterCheckpoint kept = takeover.checkpoint().counters();
        Outage outage = takeover.outage();
        double unread = outage.known() ? Math.min(outage.seconds(), unreadSeconds) : unreadSeconds;
        run.takeOver(takeover.checkpoint(), scan.nanos());
        assembler.resumeRun(
                run.channel(),
                new CounterCheckpoint(
                        kept.total(), kept.uncountedSeconds() + unread, kept.zeroAmperes()));
        journal.note(
                "run_taken_over",
                Tier.INFORM,
                run,
                scan.nanos(),
                String.format(
                        Locale.ROOT,
                        "%s; %.3f s around the power cut are uncounted",
                        reason,
                        unread));
    }

    /** The run waits for an operator, and says why. */
    void hold(ChannelRun run, Takeover takeover, Scan scan, String cause) {
        takeover.hold(cause);
        run.forgetPreflight();
        announce(run, takeover, scan.nanos());
    }

    /** Writes down that a run holds. */
    void announce(ChannelRun run, Takeover takeover, long nanos) {
        journal.note(
                "run_held",
                Tier.WARN,
                run,
                nanos,
                "the run holds for an operator after the power cut: " + takeover.cause());
    }
}
