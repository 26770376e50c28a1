package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs prepared runs on a virtual bench, from an empty folder to complete run folders. */
public final class VirtualSession {
    private final PreparedBench bench;
    private final Path out;
    private final SessionContext context;
    private final BenchAttendant attendant;
    private final FaultTable table = FaultTable.standard();
    private final Composition composition;

    private VirtualSession(
            PreparedBench bench, Path out, SessionContext context, BenchAttendant attendant) {
        this.bench = bench;
        this.out = out;
        this.context = context;
        this.attendant = attendant;
        this.composition = new Composition(bench, context.software(), attendant.mayInjectFaults());
    }

    /**
     * Runs everything. One run's files lie in {@code out}; those of several in a folder each below
     * it, together with the one journal.
     *
     * @param out folder that holds no run; made where it is missing
     * @throws OwnedException when another session writes there
     * @throws IOException when the folder holds a run, or something cannot be written
     */
    public static SessionResult run(PreparedBench bench, Path out, SessionContext context)
            throws IOException {
        return run(bench, out, context, BenchAttendant.NONE);
    }

    /** As {@link #run(PreparedBench, Path, SessionContext)}, with somebody beside the bench. */
    public static SessionResult run(
            PreparedBench bench, Path out, SessionContext context, BenchAttendant attendant)
            throws IOException {
        return new VirtualSession(bench, out, context, attendant).session();
    }

    /**
     * Resumes what was interrupted in a folder: brings the bench back to where it was, starts the
     * firmware anew on it, and goes on to complete run folders.
     *
     * @param out folder that holds an interrupted run of the same files and seed
     * @throws OwnedException when another session writes there
     * @throws IOException when there is nothing to resume, the bench cannot be brought back, or the
     *     run holds for an operator
     */
    public static SessionResult resume(PreparedBench bench, Path out, SessionContext context)
            throws IOException {
        return new VirtualSession(bench, out, context, BenchAttendant.NONE).resumed();
    }

    private SessionResult resumed() throws IOException {
        RunFolder top = new RunFolder(out);
        if (!Files.isRegularFile(top.journal())) {
            throw new NoSuchFileException(
                    out.toString(), null, "holds no interrupted run: there is no journal.db in it");
        }
        try (OwnerLock _ = lock()) {
            requireInterrupted(top.journal());
            ResumePace pace = new ResumePace(context.real(), bench.request().speed());
            VirtualRig rig = composition.rig(pace);
            BenchLoop loop = bringBack(rig, top.journal());
            rig.timebase().elapse(BenchReplay.OUTAGE_NANOS);
            pace.begin(rig.timebase().nanos());
            List<RunStatus> statuses = goOn(rig, top.journal(), loop);
            return results(top, rig, loop, statuses);
        }
    }

    private void requireInterrupted(Path journal) throws IOException {
        Recovery recovery = Recovery.read(journal, Long.MAX_VALUE, new VirtualTimebase());
        for (PreparedRun run : bench.runs()) {
            String id = runId(run);
            for (Interrupted found : recovery.runs()) {
                String changed = found.changed(composition.plan(run, id).inputs());
                if (found.runId().equals(id) && changed.isEmpty()) {
                    return;
                }
                if (found.runId().equals(id)) {
                    throw new SessionFailedException("run " + id + " is not resumed: " + changed);
                }
            }
        }
        throw new SessionFailedException(
                "nothing to resume in "
                        + out
                        + ": it holds no unfinished run "
                        + runId(bench.runs().getFirst()));
    }

    private BenchLoop bringBack(VirtualRig rig, Path journal) throws IOException {
        context.listener().note("bringing the virtual bench back to where it was");
        @Nullable BenchLoop[] made = new @Nullable BenchLoop[1];
        new BenchReplay(composition, bench, table, this::runId)
                .run(
                        rig,
                        journal,
                        new BenchReplay.Observer() {
                            @Override
                            public void up(Firmware firmware) {
                                BenchLoop loop = made[0];
                                if (loop == null) {
                                    made[0] = loop(rig, firmware);
                                } else {
                                    loop.firmware(firmware);
                                }
                            }

                            @Override
                            public void scanned() {
                                Objects.requireNonNull(made[0]).scannedAgain();
                            }
                        });
        return Objects.requireNonNull(made[0]);
    }

    private BenchLoop loop(VirtualRig rig, Firmware firmware) {
        BenchLoop loop = new BenchLoop(firmware, rig.timebase(), context, attendant);
        for (PreparedRun run : bench.runs()) {
            loop.watch(run, rig.bench());
        }
        return loop;
    }

    private List<RunStatus> goOn(VirtualRig rig, Path file, BenchLoop loop) throws IOException {
        try (Journal journal =
                Journal.open(
                        file,
                        composition.identity(),
                        rig.timebase(),
                        JournalOptions.virtualTime())) {
            Recovery recovery = Recovery.read(file, journal.bootId(), rig.timebase());
            Firmware firmware = composition.firmware(rig.board(), rig.timebase(), table, journal);
            loop.firmware(firmware);
            boolean over = false;
            try {
                firmware.start(recovery);
                for (PreparedRun run : bench.runs()) {
                    for (Interrupted found : recovery.runs()) {
                        if (found.runId().equals(runId(run))) {
                            firmware.resume(composition.plan(run, found.runId()), found);
                        }
                    }
                }
                loop.run();
                over = loop.held().isEmpty();
            } catch (BusFault e) {
                throw new SessionFailedException(
                        "the board does not come up: " + e.getMessage(), e);
            } finally {
                if (over) {
                    firmware.close();
                } else {
                    firmware.suspend();
                }
            }
            if (!over) {
                throw new SessionFailedException(loop.held());
            }
            return loop.ended();
        }
    }

    private OwnerLock lock() throws IOException {
        return OwnerLock.take(
                OwnerLock.ofRunFolder(out), "run folder " + out, context.command(), context.real());
    }

    private SessionResult session() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            RunFolders.requireFree(out);
        }
        Files.createDirectories(out);
        try (OwnerLock _ = lock()) {
            RunFolders.requireFree(out);
            for (PreparedRun run : bench.runs()) {
                RunFolders.requireFree(folder(run).folder());
            }
            VirtualRig rig = composition.rig(Pacer.of(context.real(), bench.request().speed()));
            RunFolder top = new RunFolder(out);
            BenchLoop loop;
            List<RunStatus> statuses;
            try (Journal journal =
                    Journal.open(
                            top.journal(),
                            composition.identity(),
                            rig.timebase(),
                            JournalOptions.virtualTime())) {
                Firmware firmware =
                        composition.firmware(attendant.board(rig), rig.timebase(), table, journal);
                loop = new BenchLoop(firmware, rig.timebase(), context, attendant);
                try {
                    start(rig, firmware, loop);
                    loop.run();
                } finally {
                    firmware.close();
                }
                statuses = firmware.ended();
            }
            return results(top, rig, loop, statuses);
        }
    }

    private SessionResult results(
            RunFolder top, VirtualRig rig, BenchLoop loop, List<RunStatus> statuses)
            throws IOException {
        double wallSeconds = loop.wallSeconds();
        List<RunResult> results = new ArrayList<>();
        for (int i = 0; i < bench.runs().size(); i++) {
            PreparedRun run = bench.runs().get(i);
            RunWriter writer = new RunWriter(bench, table, top.journal(), wallSeconds);
            results.add(
                    writer.write(run, folder(run), status(statuses, runId(run)), loop.account(i)));
        }
        return new SessionResult(results, rig.timebase().nanos() * 1e-9, wallSeconds);
    }

    private void start(VirtualRig rig, Firmware firmware, BenchLoop loop) throws IOException {
        try {
            attendant.begins(rig, firmware);
            firmware.start();
        } catch (BusFault e) {
            throw new SessionFailedException("the board does not come up: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionFailedException("interrupted before the board came up", e);
        }
        for (PreparedRun run : bench.runs()) {
            firmware.submit(composition.plan(run, runId(run)));
            loop.watch(run, rig.bench());
        }
    }

    private String runId(PreparedRun run) {
        return run.title() + "_seed" + bench.request().seed() + "_ch" + run.request().channel();
    }

    private RunFolder folder(PreparedRun run) {
        return bench.runs().size() == 1 && bench.plan().isEmpty()
                ? new RunFolder(out)
                : new RunFolder(out.resolve("ch" + run.request().channel() + "_" + run.title()));
    }

    private static RunStatus status(List<RunStatus> statuses, String runId) {
        for (RunStatus status : statuses) {
            if (status.runId().equals(runId)) {
                return status;
            }
        }
        throw new IllegalStateException("run " + runId + " has not ended");
    }
}
