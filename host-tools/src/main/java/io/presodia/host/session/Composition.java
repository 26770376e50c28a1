package io.presodia.host.session;

import io.presodia.config.SourceFile;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.app.RunPlan;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.host.run.RunInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a bench, its firmware and its runs from what was prepared. */
final class Composition {
    private static final int ID_DIGITS = 16;

    private final PreparedBench bench;
    private final SoftwareVersion software;
    private final boolean faultsAllowed;

    Composition(PreparedBench bench, SoftwareVersion software, boolean faultsAllowed) {
        this.bench = bench;
        this.software = software;
        this.faultsAllowed = faultsAllowed;
    }

    /**
     * The virtual bench with its cells.
     *
     * @throws IOException when the board file names what a bench does not have
     */
    VirtualRig rig(VirtualTimebase.Pace pace) throws IOException {
        try {
            VirtualRig rig =
                    VirtualRig.build(
                            bench.inUse(),
                            bench.calibration().value(),
                            new VirtualRig.Options(bench.request().seed(), faultsAllowed, pace));
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
                ? CellScatter.inChannel(request.seed(), channel)
                : CellScatter.NONE;
    }

    /** A firmware on a board of this kind. */
    Firmware firmware(Board board, Timebase timebase, FaultTable table, Journal journal) {
        return new Firmware(
                new FirmwareParts(
                        board,
                        Supervision.of(
                                bench.inUse(), bench.calibration().value(), board.identity()),
                        timebase,
                        table,
                        journal));
    }

    /** What the firmware is to do. */
    RunPlan plan(PreparedRun run, String runId) {
        return plan(run, runId, "");
    }

    /**
     * What the firmware is to do.
     *
     * @param planFile the plan in a daemon's inbox; empty for none
     */
    RunPlan plan(PreparedRun run, String runId, String planFile) {
        CellDesign cell = run.cell().value();
        return new RunPlan(
                runId,
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
                properties(cell, planFile),
                cell);
    }

    private List<SourceFile> inputs(PreparedRun run) {
        List<SourceFile> inputs = new ArrayList<>(bench.plan());
        inputs.addAll(bench.board().sources());
        inputs.addAll(bench.calibration().sources());
        inputs.addAll(run.cell().sources());
        inputs.addAll(run.protocol().sources());
        return inputs;
    }

    private Map<String, String> properties(CellDesign cell, String planFile) {
        Map<String, String> properties = new TreeMap<>(bench.properties());
        if (faultsAllowed) {
            properties.put("faults", "may have been injected");
        }
        if (!planFile.isEmpty()) {
            properties.put(FirmwareService.PLAN_FILE, planFile);
        }
        if (cell.used()) {
            properties.put(RunInfo.USED, "true");
        }
        properties.put("cell_description", cell.description());
        properties.put("active_mass_g", Double.toString(cell.referenceMassGrams()));
        properties.put("donor_mass_g", Double.toString(cell.donorMassGrams()));
        properties.put("one_c_A", Double.toString(cell.oneCAmperes()));
        return properties;
    }

    /** The same bench with the same files gives the same identity: it gives the same data. */
    JournalIdentity identity() {
        BoardSpec board = bench.board().value();
        StringBuilder all = new StringBuilder(software.commitMark());
        all.append(bench.request());
        for (PreparedRun run : bench.runs()) {
            all.append(run.request());
            inputs(run).forEach(input -> all.append(input.sha256()));
        }
        String hash = Bytes.of(all.toString().getBytes(StandardCharsets.UTF_8)).sha256();
        return new JournalIdentity(
                "virtual-" + hash.substring(0, ID_DIGITS),
                software.version(),
                software.commitMark(),
                board.name(),
                board.virtualSerial(),
                true);
    }
}
