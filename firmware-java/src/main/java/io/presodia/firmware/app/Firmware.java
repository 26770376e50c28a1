package io.presodia.firmware.app;

import io.presodia.firmware.journal.JournalHealth;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.safety.AttachedCells;
import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.GateOutcome;
import io.presodia.firmware.safety.OutputGate;
import io.presodia.firmware.safety.PreflightCheck;
import io.presodia.firmware.safety.Supervisor;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.safety.Verdict;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Health;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.ScanAssembler;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.firmware.sequencer.Decision;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control loop of one board: sample, supervise, sequence, gate, actuate, journal, in that
 * order, over one immutable scan. Real and virtual boards run through the same loop. All methods
 * belong to the one control thread.
 */
public final class Firmware implements AutoCloseable {
    /** One chip's configuration is read back in every so many scans. */
    private static final int VERIFY_EVERY_SCANS = 20;

    /** The journal is asked for its health in every so many scans. */
    private static final int JOURNAL_EVERY_SCANS = 10;

    private final Board board;
    private final Timebase timebase;
    private final long scanPeriodNanos;
    private final ScanAssembler assembler;
    private final Supervisor supervisor;
    private final AttachedCells cells;
    private final TripLatch latch;
    private final OutputGate gate;
    private final RunJournal journal;
    private final FirmwareParts parts;
    private final RunStarter starter;
    private final @Nullable ChannelRun[] runs;
    private final List<RunStatus> ended = new ArrayList<>();
    private final Setpoint[] setpoints;
    private final List<Setpoint> setpointView;
    private final List<BusFault> outsideFaults = new ArrayList<>();
    private int burstChannel;
    private long scans;
    private long nextScanNanos;
    private JournalHealth journalHealth = JournalHealth.IDLE;
    private boolean failed;

    /** A firmware in the safe state; nothing has been sent to the board. */
    public Firmware(FirmwareParts parts) {
        this.parts = parts;
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
        starter = new RunStarter(preflight, latch, timebase);
        runs = new @Nullable ChannelRun[count];
        setpoints = new Setpoint[count];
        Arrays.fill(setpoints, Setpoint.OPEN);
        setpointView = Arrays.asList(setpoints);
    }

    /**
     * Configures the board with all outputs open.
     *
     * @throws BusFault when a chip does not come up; the board is then left in its safe state
     */
    public void start() throws BusFault {
        gate.safeState("start");
        try {
            board.configure();
            // A watchdog that tripped when the last process died holds the relay supply off.
            supervisor.rearmWatchdog();
        } catch (BusFault fault) {
            gate.safeState("configuration failed");
            throw fault;
        }
        nextScanNanos = timebase.nanos();
    }

    /**
     * Takes a run; it starts by itself when its time has come and its preflight check has passed.
     *
     * @throws IllegalStateException when another run owns the channel
     */
    public void submit(RunPlan plan) {
        int index = plan.channel() - 1;
        if (runs[index] != null) {
            throw new IllegalStateException("channel " + plan.channel() + " already has a run");
        }
        ChannelCapability capability = ChannelCapability.of(board.identity());
        runs[index] = new ChannelRun(plan, capability, timebase.nanos());
        board.fitCell(plan.channel(), plan.stackSquareMetres());
        journal.runStarted(plan, board.identity(), scanPeriodNanos, timebase.nanos());
    }

    /** Whether any run waits or goes on. */
    public boolean busy() {
        for (ChannelRun run : runs) {
            if (run != null) {
                return true;
            }
        }
        return false;
    }

    /** How the run on this channel stands; null when there is none. */
    public @Nullable RunStatus status(int channel) {
        ChannelRun run = runs[channel - 1];
        return run == null ? null : run.status();
    }

    /** The runs that are over, in the order in which they ended. */
    public List<RunStatus> ended() {
        return List.copyOf(ended);
    }

    /** Asks the run on this channel to go on after a hold; returns whether it held. */
    public boolean proceed(int channel) {
        ChannelRun run = runs[channel - 1];
        return run != null && run.active() && run.sequencer().proceed();
    }

    /** Asks the run on this channel to stop; returns whether there was one to ask. */
    public boolean stop(int channel, String cause) {
        ChannelRun run = runs[channel - 1];
        if (run == null) {
            return false;
        }
        if (!run.started()) {
            finish(run, RunEnding.stopped(cause));
            return true;
        }
        return run.sequencer().stop(cause);
    }

    /** What holds outputs open, and is cleared by operators. */
    public TripLatch latch() {
        return latch;
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
        Scan scan = assembler.assemble(sample, health());
        Verdict verdict = supervisor.supervise(scan);
        for (ChannelRun run : runs) {
            if (run != null) {
                sequence(run, scan, verdict);
            }
        }
        GateOutcome outcome = gate.apply(scan, verdict, setpointView);
        supervisor.scanCompleted(verdict, outcome);
        write(scan, verdict, outcome);
        if (scans % VERIFY_EVERY_SCANS == 0) {
            verify();
        }
    }

    private int activeMask() {
        int mask = 0;
        for (int i = 0; i < runs.length; i++) {
            ChannelRun run = runs[i];
            if (run != null && (run.active() || run.due(timebase.nanos()))) {
                mask |= 1 << i;
            }
        }
        return mask;
    }

    private Health health() {
        if (scans % JOURNAL_EVERY_SCANS == 0) {
            journalHealth = parts.journal().health();
        }
        if (outsideFaults.isEmpty()
                && !journalHealth.failed()
                && journalHealth.oldestUnacknowledgedSeconds() == 0) {
            return Health.WELL;
        }
        Health health =
                new Health(
                        journalHealth.oldestUnacknowledgedSeconds(),
                        journalHealth.failed(),
                        outsideFaults);
        outsideFaults.clear();
        return health;
    }

    private void sequence(ChannelRun run, Scan scan, Verdict verdict) {
        int index = run.channel() - 1;
        if (!run.started()) {
            tryToStart(run, scan);
            setpoints[index] = Setpoint.OPEN;
            return;
        }
        ChannelScan channel = scan.channel(run.channel());
        List<BurstPoint> burst = burstChannel == run.channel() ? scan.board().burst() : List.of();
        Decision decision = run.sequencer().decide(scan.nanos(), channel, burst);
        run.decided(decision, channel);
        boolean open = verdict.opens(run.channel()) || latch.blocks(run.channel());
        setpoints[index] = open ? Setpoint.OPEN : decision.setpoint();
        if (setpoints[index].burstSeconds() > 0) {
            burstChannel = run.channel();
        }
    }

    private void tryToStart(ChannelRun run, Scan scan) {
        if (!run.due(scan.nanos())) {
            return;
        }
        cells.attach(run.channel(), run.plan().protocol().safety().narrow(run.plan().cell()));
        RunStarter.Answer answer = starter.ask(run, scan);
        switch (answer) {
            case RunStarter.Answer.Start _ -> {
                run.start();
                assembler.startRun(run.channel());
            }
            case RunStarter.Answer.Wait _ -> {}
            case RunStarter.Answer.Refuse refuse -> finish(run, RunEnding.refused(refuse.why()));
        }
    }

    private void write(Scan scan, Verdict verdict, GateOutcome outcome) {
        report(verdict.raised());
        report(outcome.findings());
        for (ChannelRun run : runs) {
            if (run != null && run.active()) {
                RunEnding ending = RunEnding.of(run, latch);
                new RunScribe(journal, run).write(scan, ending, burstChannel);
                if (ending != null) {
                    finish(run, ending);
                }
            }
        }
    }

    private void report(List<Finding> findings) {
        for (Finding finding : findings) {
            ChannelRun run =
                    finding.channel() == Finding.BOARD ? null : runs[finding.channel() - 1];
            journal.finding(finding, run == null ? null : run.plan().runId());
        }
    }

    private void finish(ChannelRun run, RunEnding ending) {
        run.end(ending.outcome(), ending.trip(), ending.text());
        setpoints[run.channel() - 1] = Setpoint.OPEN;
        if (run.started()) {
            assembler.stopRun(run.channel());
        }
        journal.runEnded(run, ending.outcome(), ending.tripId(), ending.text(), timebase.nanos());
        ended.add(run.status());
        runs[run.channel() - 1] = null;
        if (burstChannel == run.channel()) {
            burstChannel = 0;
        }
    }

    private void verify() {
        try {
            board.verifyNext();
        } catch (BusFault fault) {
            outsideFaults.add(fault);
        }
    }

    private void fail(Finding finding) {
        gate.trip(finding);
        if (!failed) {
            failed = true;
            report(List.of(finding));
        }
        for (ChannelRun run : runs) {
            if (run != null) {
                RunEnding ending = RunEnding.of(run, latch);
                finish(run, ending == null ? RunEnding.stopped("the control loop failed") : ending);
            }
        }
    }

    private void zeroTaken(
            int channel, int rangeIndex, double amperes, boolean accepted, long nanos) {
        ChannelRun run = runs[channel - 1];
        journal.zero(channel, run == null ? null : run.plan().runId(), amperes, accepted, nanos);
    }

    /** Opens everything and ends what still goes on. */
    @Override
    public void close() {
        gate.safeState("exit");
        for (ChannelRun run : runs) {
            if (run != null) {
                finish(run, RunEnding.stopped("the firmware was shut down"));
            }
        }
        board.close();
    }
}
