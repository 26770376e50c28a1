package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.firmware.access.OwnFile;
import io.presodia.firmware.app.EstimatorMaker;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.remote.LeaseTable;
import io.presodia.firmware.remote.SnapshotMaker;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellScatter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The firmware as a daemon: runs until it is asked to stop, takes plans from its inbox, and after a
 * restart takes up what was interrupted. A polite stop opens all outputs and leaves the runs to the
 * next start, as a power cut does.
 */
public final class FirmwareService {
    /** Property of a run that names its plan in the inbox. */
    static final String PLAN_FILE = "plan_file";

    /** Plans of runs that were started over the network: their place beside the inbox. */
    private static final String STARTED = "started";

    private static final long INBOX_EVERY_SCANS = 4;

    /** Nothing goes on: virtual time need not race. */
    private static final long IDLE_NANOS = 20_000_000;

    /** What is promised: committed within a second of the board's time. */
    private static final long LAG_NANOS = 1_000_000_000L;

    private final ServiceBoard spec;
    private final BoardAccess access;
    private final Path state;
    private final SessionContext context;
    private final RemoteAccess remote;
    private final EstimatorMaker estimators;
    private final RunBook book = new RunBook();
    private final RunTeller teller;
    private final Map<String, Path> planOfRun = new HashMap<>();
    private final Map<Integer, Interrupted> unclaimed = new HashMap<>();
    private int plans;
    private int endedSeen;

    /**
     * @param spec the board, from its files
     * @param access the board itself
     * @param state folder of journal and inbox; made where it is missing
     * @param remote by which ways others get at it
     */
    public FirmwareService(
            ServiceBoard spec,
            BoardAccess access,
            Path state,
            SessionContext context,
            RemoteAccess remote) {
        this(spec, access, state, context, remote, EstimatorMaker.STANDARD);
    }

    /**
     * As the other one.
     *
     * @param estimators makes what looks into the cells of runs
     */
    public FirmwareService(
            ServiceBoard spec,
            BoardAccess access,
            Path state,
            SessionContext context,
            RemoteAccess remote,
            EstimatorMaker estimators) {
        this.estimators = estimators;
        this.spec = spec;
        this.access = access;
        this.state = state;
        this.context = context;
        this.teller = new RunTeller(context.listener());
        this.remote = remote;
    }

    /**
     * Runs until the context's stop request.
     *
     * @throws OwnedException when another process owns the state folder
     * @throws IOException when the journal or the board does not come up
     */
    public void run() throws IOException {
        OwnFile.folder(state);
        try (OwnerLock _ =
                        OwnerLock.take(
                                OwnerLock.ofRunFolder(state),
                                "state folder " + state,
                                context.command(),
                                context.real());
                Inbox inbox = new Inbox(state.resolve("inbox"), context, this::read);
                Journal journal = journal(state.resolve("journal.db"))) {
            serve(inbox, journal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Journal journal(Path file) throws IOException {
        OwnFile.prepare(file);
        return Journal.open(file, identity(), access.timebase(), options());
    }

    private JournalOptions options() {
        return (access.virtual()
                        ? JournalOptions.virtualTime().withMaximumLag(LAG_NANOS)
                        : JournalOptions.realTime())
                .withSpare(JournalOptions.SPARE_BYTES);
    }

    private JournalIdentity identity() {
        return new JournalIdentity(
                access.board().identity().serial() + "-" + context.real().wall().toEpochMilli(),
                context.software().version(),
                context.software().commitMark(),
                access.board().identity().name(),
                access.board().identity().serial(),
                access.board().identity().virtual());
    }

    private void serve(Inbox inbox, Journal journal) throws IOException, InterruptedException {
        Recovery recovery = Recovery.read(journal.file(), journal.bootId(), access.timebase());
        LeaseTable leases = new LeaseTable(access.board().identity().channelCount());
        Firmware firmware =
                new Firmware(
                        new FirmwareParts(
                                access.board(),
                                Supervision.of(
                                        spec.inUse(),
                                        spec.calibration().value(),
                                        access.board().identity()),
                                access.timebase(),
                                FaultTable.standard(),
                                journal,
                                estimators,
                                channel -> leases.held(channel, context.real().nanos())));
        boolean up = false;
        try {
            firmware.start(recovery);
            up = true;
            context.listener().note("safe: boot " + journal.bootId() + ", " + recovery.text());
            takeUp(firmware, recovery, inbox, journal);
            try (RemoteSide side = remote(firmware, journal, leases);
                    ControlPriority _ = ControlPriority.ask(access, context.listener())) {
                inbox.open();
                loop(firmware, inbox, journal, side);
            }
        } catch (BusFault e) {
            throw new SessionFailedException("the board does not come up: " + e.getMessage(), e);
        } finally {
            if (up) {
                firmware.suspend();
            }
        }
    }

    private @Nullable RemoteSide remote(Firmware firmware, Journal journal, LeaseTable leases)
            throws IOException {
        if (!remote.any()) {
            return null;
        }
        return RemoteSide.open(
                new RemoteSide.Parts(
                        remote,
                        state,
                        journal,
                        access.board().identity(),
                        leases,
                        context,
                        new DaemonControl(firmware, unclaimed),
                        uploads ->
                                new RemoteStarts(
                                        state.resolve(STARTED),
                                        spec.request().board(),
                                        uploads,
                                        this::read,
                                        (plan, bench) -> begin(firmware, journal, plan, bench))));
    }

    private void loop(Firmware firmware, Inbox inbox, Journal journal, @Nullable RemoteSide side)
            throws InterruptedException {
        SnapshotMaker maker = new SnapshotMaker(firmware.latch(), access.timebase());
        for (long scan = 0; context.stop().cause() == null; scan++) {
            firmware.scan();
            report(firmware, inbox);
            if (side != null) {
                side.betweenScans(firmware, maker, book);
            }
            if (scan % INBOX_EVERY_SCANS == 0) {
                Inbox.Request request = inbox.poll();
                if (request != null) {
                    serve(firmware, inbox, journal, request);
                }
                if (access.virtual() && !firmware.busy()) {
                    context.real().sleep(IDLE_NANOS);
                }
            }
        }
    }

    private void takeUp(Firmware firmware, Recovery recovery, Inbox inbox, Journal journal)
            throws IOException {
        for (Interrupted found : recovery.runs()) {
            takeUp(firmware, found);
        }
        Set<String> begun = new HashSet<>();
        try (JournalReader reader = JournalReader.open(journal.file())) {
            for (RunRecord run : reader.runs()) {
                begun.add(run.started().entry().properties().getOrDefault(PLAN_FILE, ""));
            }
        }
        RemoteStarts.tidy(state.resolve(STARTED), name -> begun.contains(STARTED + "/" + name));
        for (Path plan : inbox.accepted()) {
            if (!begun.contains(plan.getFileName().toString())) {
                inbox.forgetAccepted(plan);
            } else if (!planOfRun.containsValue(plan)) {
                inbox.done(plan);
            }
        }
    }

    private void takeUp(Firmware firmware, Interrupted found) {
        String name = found.started().entry().properties().getOrDefault(PLAN_FILE, "");
        Path plan = state.resolve(name.startsWith(STARTED + "/") ? name : "inbox/" + name);
        try {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("its record names no plan in the inbox");
            }
            PreparedBench bench = read(plan);
            for (PreparedRun run : bench.runs()) {
                if (run.request().channel() == found.channel()) {
                    fit(run, bench);
                    planOfRun.put(found.runId(), plan);
                    book.begin(found.runId(), run);
                    firmware.resume(composition(bench).plan(run, found.runId(), name), found);
                    teller.takenUp(firmware.status(found.channel()));
                    return;
                }
            }
            throw new IllegalArgumentException(
                    "its plan has nothing for channel " + found.channel() + " any more");
        } catch (ConfigException | IllegalArgumentException | IllegalStateException e) {
            unclaimed.put(found.channel(), found);
            context.listener()
                    .note(
                            "run "
                                    + found.runId()
                                    + " cannot be taken up and waits for an operator: "
                                    + e.getMessage());
        }
    }

    private void report(Firmware firmware, Inbox inbox) {
        for (int channel = 1; channel <= access.board().identity().channelCount(); channel++) {
            teller.look(firmware.status(channel));
        }
        List<RunStatus> ended = firmware.ended();
        while (endedSeen < ended.size()) {
            RunStatus status = ended.get(endedSeen++);
            teller.ended(status);
            book.end(status);
            Path plan = planOfRun.remove(status.runId());
            if (plan != null && isStarted(plan)) {
                RemoteStarts.forget(plan);
            } else if (plan != null && !planOfRun.containsValue(plan)) {
                inbox.done(plan);
            }
        }
    }

    private PreparedBench read(Path file) throws ConfigException {
        Catalogue catalogue = new Catalogue();
        Plan plan = Plan.read(catalogue, file.toString(), "inbox");
        PreparedBench bench =
                Preparation.prepare(
                        catalogue,
                        new BenchRequest(
                                plan.board(),
                                spec.request().seed(),
                                spec.request().scatter(),
                                spec.request().scanMillis(),
                                spec.request().speed()),
                        plan.runs(),
                        List.of(plan.source()));
        if (!bench.board().value().equals(spec.board().value())) {
            throw new ConfigException(
                    new Diagnostic(
                            file.toString(),
                            0,
                            "board",
                            plan.board(),
                            "is another board than this daemon's, " + spec.request().board()));
        }
        return bench;
    }

    private Composition composition(PreparedBench bench) {
        return new Composition(bench, context.software(), access.faultsAllowed());
    }

    private void fit(PreparedRun run, PreparedBench bench) {
        CellDesign cell = run.cell().value();
        CellScatter scatter = Composition.scatter(bench.request(), run.request().channel());
        access.fit(run.request().channel(), cell, scatter);
    }

    private void serve(Firmware firmware, Inbox inbox, Journal journal, Inbox.Request request) {
        switch (request) {
            case Inbox.Request.NewRuns runs -> {
                String refusal = begin(firmware, journal, runs.file(), runs.bench());
                if (!refusal.isEmpty()) {
                    inbox.refused(runs.file(), refusal);
                }
            }
            case Inbox.Request.Order order -> {
                String refusal =
                        new DaemonControl(firmware, unclaimed)
                                .obey(order, access.board().identity().channelCount());
                if (refusal.isEmpty()) {
                    inbox.done(order.file());
                } else {
                    inbox.refused(order.file(), refusal);
                }
            }
        }
    }

    private boolean isStarted(Path plan) {
        return plan.startsWith(state.resolve(STARTED));
    }

    /** All runs of a plan, or none: then it says why. */
    private String begin(Firmware firmware, Journal journal, Path file, PreparedBench bench) {
        for (PreparedRun run : bench.runs()) {
            int channel = run.request().channel();
            Interrupted waiting = unclaimed.get(channel);
            if (firmware.status(channel) != null || waiting != null) {
                return "channel "
                        + channel
                        + (waiting == null
                                ? " has a run already"
                                : " has an interrupted run, "
                                        + waiting.runId()
                                        + ": a stop (a file channel-"
                                        + channel
                                        + ".stop) ends it");
            }
        }
        plans++;
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.'));
        for (PreparedRun run : bench.runs()) {
            int channel = run.request().channel();
            String runId = stem + "_" + journal.bootId() + "." + plans + "_ch" + channel;
            fit(run, bench);
            planOfRun.put(runId, file);
            book.begin(runId, run);
            String place = isStarted(file) ? STARTED + "/" + name : name;
            firmware.submit(composition(bench).plan(run, runId, place));
            context.listener().note("run " + runId + " is taken");
        }
        return "";
    }
}
