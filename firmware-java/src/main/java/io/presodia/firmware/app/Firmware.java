package io.presodia.firmware.app;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.safety.AttachedCells;
import io.presodia.firmware.safety.ClearOutcome;
import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.GateOutcome;
import io.presodia.firmware.safety.OutputGate;
import io.presodia.firmware.safety.PreflightCheck;
import io.presodia.firmware.safety.Supervisor;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.safety.Verdict;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.ScanAssembler;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.firmware.sequencer.Decision;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control loop of one board: sample, supervise, sequence, gate, actuate, journal, in that
 * order, over one immutable scan. Real and virtual boards run through the same loop. All methods
 * belong to the one control thread.
 */
public final class Firmware implements AutoCloseable {
    /** What is appended is committed within this time. */
    private static final long COMMIT_NANOS = 1_000_000_000L;

    /** Assumed: no relay takes longer to drop. */
    private static final long RELAY_NANOS = 100_000_000L;

    private final Board board;
    private final Timebase timebase;
    private final long scanPeriodNanos;
    private final ScanAssembler assembler;
    private final Supervisor supervisor;
    private final AttachedCells cells;
    private final TripLatch latch;
    private final OutputGate gate;
    private final RunJournal journal;
    private final RunStarter starter;
    private final Checkpoints checkpoints;
    private final RunDesk desk;
    private final SelfReport self;
    private final Setpoint[] setpoints;
    private final List<Setpoint> setpointView;
    private @Nullable Scan seen;
    private int burstChannel;
    private long scans;
    private long nextScanNanos;
    private boolean failed;
    private String doubt = "";

    /** A firmware in the safe state; nothing has been sent to the board. */
    public Firmware(FirmwareParts parts) {
        board = parts.board();
        timebase = parts.timebase();
        scanPeriodNanos = parts.supervised().scanPeriodNanos();
        int count = board.identity().channelCount();
        journal = new RunJournal(parts.journal(), parts.table());
        assembler = ScanAssembler.standard(board.identity(), scanPeriodNanos, this::zeroTaken);
        cells = new AttachedCells(count);
        supervisor =
                new Supervisor(
                        parts.table(), parts.supervised(), cells, board.watchdog(), timebase);
        latch = new TripLatch(parts.table(), count, timebase);
        gate = new OutputGate(board, parts.supervised(), cells, latch);
        PreflightCheck preflight =
                new PreflightCheck(parts.table(), parts.supervised(), cells, board.watchdog());
        starter =
                new RunStarter(
                        preflight, latch, cells, assembler, journal, timebase, unreadSeconds());
        checkpoints = new Checkpoints(journal, assembler, latch);
        desk = new RunDesk(board, scanPeriodNanos, timebase, journal, starter, assembler, parts);
        self = new SelfReport(parts, desk);
        setpoints = new Setpoint[count];
        Arrays.fill(setpoints, Setpoint.OPEN);
        setpointView = Arrays.asList(setpoints);
    }

    /** From the last checkpoint that was kept to the moment at which the watchdog has acted. */
    private double unreadSeconds() {
        long kept = Math.max(Checkpoints.EVERY_NANOS, scanPeriodNanos) + COMMIT_NANOS;
        return (kept + board.watchdog().latestNanos() + RELAY_NANOS) * 1e-9;
    }

    /**
     * Configures the board with all outputs open, in a journal in which nothing was before.
     *
     * @throws BusFault when a chip does not come up; the board is then left in its safe state
     */
    public void start() throws BusFault {
        start(Recovery.NOTHING);
    }

    /**
     * Configures the board with all outputs open. What was latched before stays latched.
     *
     * @param recovery what the journal holds of the time before
     * @throws BusFault when a chip does not come up; the board is then left in its safe state
     */
    public void start(Recovery recovery) throws BusFault {
        gate.safeState("start");
        latch.restore(recovery.latch());
        checkpoints.latchIsKept();
        doubt = recovery.latchDamage();
        try {
            board.configure();
            // A watchdog that tripped when the last process died holds the relay supply off; one
            // that has not tripped yet would do so before the first heartbeat of this one.
            if (recovery.last() != null) {
                waitFor(board.watchdog().latestNanos());
            }
            supervisor.rearmWatchdog();
        } catch (BusFault fault) {
            gate.safeState("configuration failed");
            throw fault;
        }
        journal.found(recovery, timebase.nanos());
        nextScanNanos = timebase.nanos();
    }

    private void waitFor(long nanos) {
        try {
            board.waitUntil(timebase.nanos() + nanos + 1);
        } catch (InterruptedException e) {
            // Whoever interrupts a start wants its end; the next wait will tell.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes a run; it starts by itself when its time has come and its preflight check has passed.
     *
     * @throws IllegalStateException when another run owns the channel
     */
    public void submit(RunPlan plan) {
        desk.submit(plan);
    }

    /**
     * Takes over a run that was interrupted: it goes on by the boot policy of its step if its files
     * and its cell are those of before, otherwise it holds for an operator, who is told why.
     *
     * @param plan the run, made anew from its files
     * @param found what the journal holds of it
     * @throws IllegalStateException when another run owns the channel
     */
    public void resume(RunPlan plan, Interrupted found) {
        desk.resume(plan, found, doubt);
    }

    /** Ends an interrupted run that nobody takes over. */
    public void giveUp(Interrupted found, String cause) {
        desk.giveUp(found, cause);
    }

    /** Whether any run waits or goes on. */
    public boolean busy() {
        return desk.busy();
    }

    /** How the run on this channel stands; null when there is none. */
    public @Nullable RunStatus status(int channel) {
        ChannelRun run = desk.run(channel);
        return run == null ? null : run.status();
    }

    /** What is held for true of the cell of the run on this channel; null where nothing is. */
    public @Nullable CellEstimate estimate(int channel) {
        return desk.estimate(channel);
    }

    /** The runs that are over, in the order in which they ended. */
    public List<RunStatus> ended() {
        return desk.ended();
    }

    /** Asks the run on this channel to go on after a hold, for whom and why; whether it held. */
    public boolean proceed(int channel, String by) {
        return desk.proceed(channel, by);
    }

    /** Asks the run on this channel to stop; returns whether there was one to ask. */
    public boolean stop(int channel, String cause) {
        return desk.stop(channel, cause);
    }

    /** Asks the run on this channel to open its relay and wait; returns whether it will. */
    public boolean pause(int channel) {
        return desk.pause(channel);
    }

    /** Asks the paused run on this channel to go on; returns whether it will. */
    public boolean resume(int channel) {
        return desk.resume(channel);
    }

    /**
     * Clears what is latched for one channel, or with channel 0 for the board, and writes it down.
     *
     * @param operator who asks; not blank
     * @param reason why it is safe again; not blank
     */
    public ClearOutcome clear(int channel, String operator, String reason) {
        ClearOutcome outcome = latch.clear(channel, operator, reason);
        if (outcome instanceof ClearOutcome.Cleared cleared) {
            if (cleared.rearmWatchdog()) {
                self.attempt(supervisor::rearmWatchdog);
            }
            journal.cleared(cleared, channel, timebase.nanos());
            checkpoints.latch(timebase.nanos());
            journal.flush();
        }
        return outcome;
    }

    /** What holds outputs open, and is cleared by operators. */
    public TripLatch latch() {
        return latch;
    }

    /** What the last scan saw; null before the first. */
    public @Nullable Scan seen() {
        return seen;
    }

    /** Scans since the start. */
    public long scans() {
        return scans;
    }

    /** One scan, then the wait for the next. Whatever goes wrong in it ends in the safe state. */
    public void scan() throws InterruptedException {
        long scanNanos = timebase.nanos();
        try {
            loop();
        } catch (RuntimeException | Error thrown) {
            gate.safeState("exception in a scan");
            fail(Finding.scanFailed(scanNanos, scans, thrown));
            if (thrown instanceof Error error) {
                throw error;
            }
        }
        scans++;
        nextScanNanos += scanPeriodNanos;
        long now = timebase.nanos();
        if (nextScanNanos < now) {
            // Scans that were missed are not made up for; the supervisor has seen the overrun.
            nextScanNanos = now;
        }
        board.waitUntil(nextScanNanos);
    }

    private void loop() {
        BoardSample sample = board.sample(activeMask());
        Scan scan = assembler.assemble(sample, self.health());
        seen = scan;
        Verdict verdict = supervisor.supervise(scan);
        if (burstChannel > 0 && desk.run(burstChannel) == null) {
            burstChannel = 0;
        }
        for (int i = 0; i < setpoints.length; i++) {
            ChannelRun run = desk.run(i + 1);
            setpoints[i] = Setpoint.OPEN;
            if (run != null) {
                sequence(run, scan, verdict);
            }
        }
        GateOutcome outcome = gate.apply(scan, verdict, setpointView);
        supervisor.scanCompleted(verdict, outcome);
        // After everything that safety needs: what goes wrong there costs estimates, nothing else.
        desk.estimate(scan);
        write(scan, verdict, outcome);
        self.scanned();
    }

    private int activeMask() {
        int mask = 0;
        for (int i = 0; i < setpoints.length; i++) {
            ChannelRun run = desk.run(i + 1);
            if (run != null && (run.active() || run.due(timebase.nanos()))) {
                mask |= 1 << i;
            }
        }
        return mask;
    }

    private void sequence(ChannelRun run, Scan scan, Verdict verdict) {
        int index = run.channel() - 1;
        if (!run.started()) {
            RunEnding ending = starter.advance(run, scan);
            if (ending != null) {
                desk.finish(run, ending);
            }
            return;
        }
        ChannelScan channel = scan.channel(run.channel());
        List<BurstPoint> burst = burstChannel == run.channel() ? scan.board().burst() : List.of();
        run.tellEstimate(scan.nanos());
        Decision decision = run.sequencer().decide(scan.nanos(), channel, burst);
        run.decided(decision, scan.nanos(), channel);
        boolean open = verdict.opens(run.channel()) || latch.blocks(run.channel());
        setpoints[index] = open ? Setpoint.OPEN : decision.setpoint();
        if (setpoints[index].burstSeconds() > 0) {
            burstChannel = run.channel();
        }
    }

    private void write(Scan scan, Verdict verdict, GateOutcome outcome) {
        report(verdict.raised());
        report(outcome.findings());
        for (int i = 0; i < setpoints.length; i++) {
            ChannelRun run = desk.run(i + 1);
            if (run != null && run.active()) {
                write(run, scan);
            }
        }
        checkpoints.latch(scan.nanos());
        journal.flush();
    }

    private void write(ChannelRun run, Scan scan) {
        RunEnding ending = RunEnding.of(run, latch);
        boolean recorded = run.scribe().write(scan, ending, burstChannel);
        if (ending != null) {
            desk.finish(run, ending);
        } else if (run.decision() != null) {
            checkpoints.run(run, scan.nanos(), recorded);
        }
    }

    private void report(List<Finding> findings) {
        for (Finding finding : findings) {
            boolean board = finding.channel() == Finding.BOARD;
            journal.finding(finding, board ? null : desk.runId(finding.channel()));
        }
    }

    private void fail(Finding finding) {
        gate.trip(finding);
        if (!failed) {
            failed = true;
            report(List.of(finding));
        }
        for (int i = 0; i < setpoints.length; i++) {
            ChannelRun run = desk.run(i + 1);
            if (run != null) {
                RunEnding ending = RunEnding.of(run, latch);
                desk.finish(
                        run,
                        ending == null ? RunEnding.stopped("the control loop failed") : ending);
            }
        }
        checkpoints.latch(timebase.nanos());
        journal.flush();
    }

    private void zeroTaken(
            int channel, int rangeIndex, double amperes, boolean accepted, long nanos) {
        journal.zero(channel, desk.runId(channel), amperes, accepted, nanos);
    }

    /** Opens everything and ends what still goes on. */
    @Override
    public void close() {
        gate.safeState("exit");
        for (int i = 0; i < setpoints.length; i++) {
            ChannelRun run = desk.run(i + 1);
            if (run != null) {
                desk.finish(run, RunEnding.stopped("the firmware was shut down"));
            }
        }
        journal.flush();
        board.close();
    }

    /** Opens everything; what still goes on is left to the next start. */
    public void suspend() {
        gate.safeState("suspended");
        long nanos = timebase.nanos();
        for (int i = 0; i < setpoints.length; i++) {
            ChannelRun run = desk.run(i + 1);
            if (run != null && run.decision() != null) {
                checkpoints.suspend(run, nanos);
            }
        }
        journal.note("suspended", Tier.INFORM, nanos, "the firmware stops; its runs may go on");
        journal.flush();
        board.close();
    }
}
