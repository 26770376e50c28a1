package io.presodia.hil.bench;

import io.presodia.config.ConfigException;
import io.presodia.config.Loaded;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.RunPlan;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.fault.FaultSite;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual board with its cells and the whole firmware on it, stepped scan by scan in virtual
 * time. Faults are planned on its timeline or made at once; a witness sees what really happens.
 * Belongs to one thread.
 */
public final class HilBench implements FaultSite, AutoCloseable {
    private static final long LOOK_NANOS = 1_000_000;

    /** As a service manager starts a process that has failed. */
    private static final long BOOT_AGAIN_NANOS = 10_000_000_000L;

    private final BenchFiles files;
    private final BenchWorld world;
    private final BrokenMachine machine;
    private final Witness witness;
    private final Timeline timeline;
    private final List<RunStatus> ended = new ArrayList<>();
    private final Map<String, RunPlan> plans = new HashMap<>();
    private final List<Life> lives = new ArrayList<>();
    private Firmware firmware;
    private String silence = "";
    private boolean started;
    private boolean closed;

    private HilBench(BenchFiles files, BenchWorld world) throws IOException {
        this.files = files;
        this.world = world;
        this.machine = new BrokenMachine(world.timebase(), world.medium());
        this.witness =
                new Witness(world.bench(), world.timebase(), files.inUse().channels().size());
        this.timeline = new Timeline(this, world.timebase());
        this.firmware = world.boot(new Listener(), machine::hostsThere);
    }

    /**
     * A bench with empty channels; the firmware is not yet started.
     *
     * @throws IOException when the journal cannot be opened
     */
    public static HilBench open(BenchFiles files, BenchOptions options) throws IOException {
        return new HilBench(files, BenchWorld.of(files, options));
    }

    private final class Listener implements WatchedBoard.Listener {
        @Override
        public void scanBegins() {
            witness.scanBegins();
            machine.scanBegins();
        }

        @Override
        public BoardSample shown(BoardSample sample) {
            return machine.shown(sample);
        }

        @Override
        public void sampled(BoardSample sample) {
            witness.sampled(sample);
        }

        @Override
        public void waits() {
            witness.waits(firmware.latch());
            timeline.scanned();
        }
    }

    /** Puts a cell into a channel, as assembled. */
    public void fit(int channel, Loaded<CellDesign> cell, CellScatter scatter) {
        world.fit(channel, cell.value(), scatter, false, 0);
    }

    /**
     * Puts a cell into each channel and hands its run to the firmware, which is started if it is
     * not yet. All cells are there before it starts: the first fault may come while it does.
     *
     * @throws ConfigException when cell, board and protocol do not fit each other
     * @throws BusFault when the board does not come up
     */
    public void run(List<ChannelRunRequest> requests)
            throws ConfigException, BusFault, InterruptedException {
        for (ChannelRunRequest request : requests) {
            if (request.checked()) {
                RunPreparation.check(request, files);
            }
            world.fit(
                    request.channel(),
                    request.sits(),
                    request.scatter(),
                    request.cycled(),
                    request.chargedShare());
        }
        start();
        for (ChannelRunRequest request : requests) {
            RunPlan plan =
                    RunPreparation.plan(
                            request, files, world.seed(), world.bench().faults().allowed());
            plans.put(plan.runId(), plan);
            firmware.submit(plan);
        }
    }

    /**
     * Starts the firmware; does nothing the second time.
     *
     * @throws BusFault when the board does not come up
     */
    public void start() throws BusFault {
        if (!started) {
            started = true;
            timeline.beforeStart();
            firmware.start();
        }
    }

    /** One scan and the wait for the next, or an attempt to come up after a crash. */
    public void scan() throws InterruptedException, IOException {
        if (!silence.isEmpty()) {
            pass(BOOT_AGAIN_NANOS);
            boot();
            return;
        }
        firmware.scan();
        timeline.throwFailure();
        long hangNanos = machine.takeHang();
        if (hangNanos > 0) {
            pass(hangNanos);
        }
        long downNanos = machine.takeCrash();
        if (downNanos >= 0) {
            restart(downNanos);
        }
    }

    /** Nobody scans for so long. */
    private void pass(long nanos) throws InterruptedException {
        long until = timebase().nanos() + nanos;
        for (int channel = 1; channel <= channels(); channel++) {
            witness.lookClosely(channel);
        }
        while (timebase().nanos() < until) {
            timebase().sleepUntil(Math.min(until, timebase().nanos() + LOOK_NANOS));
        }
        timeline.throwFailure();
    }

    private void restart(long downNanos) throws InterruptedException, IOException {
        ended.addAll(firmware.ended());
        lives.add(new Life(journal().bootId(), journal().acknowledgedSeq()));
        world.die();
        pass(downNanos);
        witness.restarted();
        boot();
    }

    /** A process that finds its board silent ends in the safe state, and is started again. */
    private void boot() throws IOException {
        firmware = world.boot(new Listener(), machine::hostsThere);
        Recovery recovery = Recovery.read(journalFile(), journal().bootId(), timebase());
        try {
            firmware.start(recovery);
            silence = "";
        } catch (BusFault e) {
            silence = String.valueOf(e.getMessage());
            firmware.close();
            journal().close();
            return;
        }
        for (Interrupted found : recovery.runs()) {
            RunPlan plan = plans.get(found.runId());
            if (plan == null) {
                firmware.giveUp(found, "nobody takes it over");
            } else {
                firmware.resume(plan, found);
            }
        }
    }

    /** Why no firmware runs; empty while one does. */
    public String silence() {
        return silence;
    }

    /** The name of this run in the journal. */
    public String runId(ChannelRunRequest request) {
        return RunPreparation.runId(request, world.seed());
    }

    /** Plans a fault. */
    public void plan(PlannedFault fault) {
        timeline.add(fault);
    }

    /**
     * Breaks something now.
     *
     * @throws IllegalStateException when the bench was not started for faults
     */
    public void inject(Injection injection) {
        timeline.beginNow(injection, Double.NaN);
    }

    /** Whether any planned fault has not begun yet. */
    public boolean faultsPending() {
        return timeline.pending();
    }

    /** The planned faults that have not begun yet. */
    public List<PlannedFault> faultsToCome() {
        return timeline.toCome();
    }

    /** What has begun, in order. */
    public List<BegunFault> begun() {
        return List.copyOf(timeline.begun());
    }

    /**
     * A firmware that was killed.
     *
     * @param bootId its boot in the journal
     * @param acknowledgedSeq up to here it had been told that rows were safe
     */
    public record Life(long bootId, long acknowledgedSeq) {}

    /** The firmwares that were killed, in order. */
    public List<Life> killed() {
        return List.copyOf(lives);
    }

    /** Asks the run on this channel to go on after a hold; returns whether it held. */
    public boolean proceed(int channel) {
        return firmware.proceed(channel, "asked for by the test");
    }

    /** Whether any run waits or goes on. */
    public boolean busy() {
        return !silence.isEmpty() || firmware.busy();
    }

    /** The runs that are over, in all lives of the firmware. */
    public List<RunStatus> ended() {
        List<RunStatus> all = new ArrayList<>(ended);
        all.addAll(firmware.ended());
        return all;
    }

    /** All trips so far, in order. */
    public List<SeenTrip> trips() {
        return List.copyOf(witness.trips());
    }

    /** Whether anything has tripped. */
    public boolean tripped() {
        return !witness.trips().isEmpty();
    }

    /** What the latch of the present firmware holds. */
    public TripLatch latch() {
        return firmware.latch();
    }

    /**
     * When the contact of this channel opened: the first time after the first trip, else the last
     * time; {@link Long#MIN_VALUE} when it never did.
     */
    public long openedNanos(int channel) {
        return witness.openedNanos(channel);
    }

    /** Whether the contact of this channel was ever closed. */
    public boolean everClosed(int channel) {
        return witness.everClosed(channel);
    }

    /** What the firmware read in its last scan; null before the first. */
    public @Nullable BoardSample sample() {
        return witness.sample();
    }

    /** Scans begun so far. */
    public long scans() {
        return witness.scans();
    }

    /** Virtual time since the bench was built, s. */
    public double seconds() {
        return timebase().nanos() * 1e-9;
    }

    /** Scan period, s. */
    public double periodSeconds() {
        return files.inUse().scanPeriodNanos() * 1e-9;
    }

    /** Number of channels. */
    public int channels() {
        return files.inUse().channels().size();
    }

    /** The files it was made from. */
    public BenchFiles files() {
        return files;
    }

    /** The firmware that runs now. */
    public Firmware firmware() {
        return firmware;
    }

    /** The journal of the present firmware. */
    public Journal journal() {
        return world.journal();
    }

    /** The journal's file. */
    public Path journalFile() {
        return world.journalFile();
    }

    @Override
    public VirtualBench bench() {
        return world.bench();
    }

    @Override
    public VirtualTimebase timebase() {
        return world.timebase();
    }

    @Override
    public Machine machine() {
        return machine;
    }

    /** Shuts the firmware down and completes the journal, which can be read from then on. */
    public void finish() throws IOException {
        if (!closed) {
            closed = true;
            // The disk comes back at last, or there would be nothing to look at.
            world.medium().heal();
            firmware.close();
            // Whoever reads the journal has made room on its disk before.
            world.medium().heal();
            world.journal().close();
        }
    }

    /** Finishes, and takes the journal away where the bench had a folder of its own. */
    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            world.close();
        }
    }
}
