package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.bus.BusFault;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        this.composition =
                new Composition(bench, context.software(), attendant.mayInjectFaults());
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

    private SessionResult session() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            RunFolders.requireFree(out);
        }
        Files.createDirectories(out);
        try (OwnerLock _ =
                OwnerLock.take(
                        OwnerLock.ofRunFolder(out),
                        "run folder " + out,
                        context.command(),
                        context.real())) {
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
            double wallSeconds = loop.wallSeconds();
            List<RunResult> results = new ArrayList<>();
            for (int i = 0; i < bench.runs().size(); i++) {
                PreparedRun run = bench.runs().get(i);
                RunWriter writer = new RunWriter(bench, table, top.journal(), wallSeconds);
                results.add(
                        writer.write(
                                run, folder(run), status(statuses, runId(run)), loop.account(i)));
            }
            return new SessionResult(results, rig.timebase().nanos() * 1e-9, wallSeconds);
        }
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
