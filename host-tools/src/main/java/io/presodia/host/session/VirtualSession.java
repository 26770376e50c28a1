package io.presodia.host.session;

import io.presodia.config.SourceFile;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.app.RunPlan;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs prepared runs on a virtual bench, from an empty folder to complete run folders. */
public final class VirtualSession {
    /** Sets the cells of one batch apart; the odd fraction of the golden ratio in 64 bits. */
    private static final long NEXT_CELL = 0x9E3779B97F4A7C15L;

    private static final int ID_DIGITS = 16;

    private final PreparedBench bench;
    private final Path out;
    private final SessionContext context;
    private final BenchAttendant attendant;
    private final FaultTable table = FaultTable.standard();

    private VirtualSession(
            PreparedBench bench, Path out, SessionContext context, BenchAttendant attendant) {
        this.bench = bench;
        this.out = out;
        this.context = context;
        this.attendant = attendant;
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
            VirtualRig rig = rig();
            RunFolder top = new RunFolder(out);
            BenchLoop loop;
            List<RunStatus> statuses;
            try (Journal journal =
                    Journal.open(
                            top.journal(),
                            identity(),
                            rig.timebase(),
                            JournalOptions.virtualTime())) {
                Firmware firmware = firmware(rig, journal);
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

    private VirtualRig rig() throws IOException {
        try {
            VirtualRig rig =
                    VirtualRig.build(
                            bench.inUse(),
                            bench.calibration().value(),
                            new VirtualRig.Options(
                                    bench.request().seed(),
                                    attendant.mayInjectFaults(),
                                    Pacer.of(context.real(), bench.request().speed())));
            for (PreparedRun run : bench.runs()) {
                rig.fit(
                        run.request().channel(),
                        run.cell().value(),
                        scatter(bench.request(), run.request().channel()));
            }
            return rig;
        } catch (BusFault e) {
            throw new SessionFailedException(
                    "the virtual bench cannot be built: " + e.getMessage(), e);
        }
    }

    /** How the cell in a channel differs from its design. */
    static CellScatter scatter(BenchRequest request, int channel) {
        return request.scatter()
                ? CellScatter.draw(request.seed() + NEXT_CELL * (channel - 1))
                : CellScatter.NONE;
    }

    private Firmware firmware(VirtualRig rig, Journal journal) {
        return new Firmware(
                new FirmwareParts(
                        attendant.board(rig),
                        Supervision.of(
                                bench.inUse(), bench.calibration().value(), rig.board().identity()),
                        rig.timebase(),
                        table,
                        journal));
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
            firmware.submit(plan(run));
            loop.watch(run, rig.bench());
        }
    }

    private RunPlan plan(PreparedRun run) {
        CellDesign cell = run.cell().value();
        return new RunPlan(
                runId(run),
                run.request().channel(),
                run.request().startAfterSeconds(),
                cell.name(),
                Preparation.context(cell),
                cell.areaSquareCentimetres() * 1e-4,
                cell.initialVoltageVolts(),
                run.protocol().protocol(),
                run.request().sampleId(),
                run.request().operator(),
                bench.request().seed(),
                inputs(run),
                properties(cell));
    }

    private List<SourceFile> inputs(PreparedRun run) {
        List<SourceFile> inputs = new ArrayList<>(bench.plan());
        inputs.addAll(bench.board().sources());
        inputs.addAll(bench.calibration().sources());
        inputs.addAll(run.cell().sources());
        inputs.addAll(run.protocol().sources());
        return inputs;
    }

    private Map<String, String> properties(CellDesign cell) {
        Map<String, String> properties = new TreeMap<>(bench.properties());
        if (attendant.mayInjectFaults()) {
            properties.put("faults", "may have been injected");
        }
        properties.put("cell_description", cell.description());
        properties.put("active_mass_g", Double.toString(cell.referenceMassGrams()));
        properties.put("donor_mass_g", Double.toString(cell.donorMassGrams()));
        properties.put("one_c_A", Double.toString(cell.oneCAmperes()));
        return properties;
    }

    /** The same bench with the same files gives the same identity: it gives the same data. */
    private JournalIdentity identity() {
        BoardSpec board = bench.board().value();
        StringBuilder all = new StringBuilder(context.software().commitMark());
        all.append(bench.request());
        for (PreparedRun run : bench.runs()) {
            all.append(run.request());
            inputs(run).forEach(input -> all.append(input.sha256()));
        }
        String hash = Bytes.of(all.toString().getBytes(StandardCharsets.UTF_8)).sha256();
        return new JournalIdentity(
                "virtual-" + hash.substring(0, ID_DIGITS),
                context.software().version(),
                context.software().commitMark(),
                board.name(),
                board.virtualSerial(),
                true);
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
