package io.presodia.hil.bench;

import io.presodia.config.Compatibility;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.SourceFile;
import io.presodia.firmware.app.RunPlan;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.ProtocolChecker;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks runs against cell and board as the command line does, and makes plans of them. */
final class RunPreparation {
    private RunPreparation() {}

    static void check(ChannelRunRequest request, BenchFiles files) throws ConfigException {
        List<Diagnostic> wrong = new ArrayList<>();
        int channels = files.inUse().channels().size();
        if (request.channel() < 1 || request.channel() > channels) {
            wrong.add(
                    new Diagnostic(
                            request.protocol().source().path(),
                            0,
                            "channel",
                            Integer.toString(request.channel()),
                            "board "
                                    + files.inUse().name()
                                    + " has the channels 1 to "
                                    + channels));
        }
        wrong.addAll(Compatibility.check(request.cell(), files.inUse()));
        wrong.addAll(
                ProtocolChecker.check(
                                request.protocol(),
                                CellContext.of(request.cell().value()),
                                capability(files.inUse()))
                        .errors());
        if (!wrong.isEmpty()) {
            throw new ConfigException(wrong.stream().distinct().sorted().toList());
        }
    }

    private static ChannelCapability capability(BoardSpec board) {
        return new ChannelCapability(
                board.frontEnd().minimumVolts(),
                board.frontEnd().maximumVolts(),
                board.maximumAmperes(),
                board.frontEnd().ranges().stream().map(range -> range.fullScaleAmperes()).toList());
    }

    static RunPlan plan(
            ChannelRunRequest request, BenchFiles files, long seed, boolean faultsAllowed) {
        CellDesign cell = request.cell().value();
        List<SourceFile> inputs = new ArrayList<>(files.board().sources());
        inputs.addAll(files.calibration().sources());
        inputs.addAll(request.cell().sources());
        inputs.addAll(request.protocol().sources());
        return new RunPlan(
                runId(request, seed),
                request.channel(),
                request.startSeconds(),
                cell.name(),
                CellContext.of(cell),
                cell.areaSquareCentimetres() * 1e-4,
                openCircuitVolts(cell, request.declaredShare()),
                request.protocol().protocol(),
                "",
                "hil",
                seed,
                inputs,
                faultsAllowed ? Map.of("faults", "may have been injected") : Map.of(),
                cell);
    }

    /** Where its voltage may lie before current flows, V. */
    private static Band openCircuitVolts(CellDesign design, double chargedShare) {
        Band fresh = design.initialVoltageVolts();
        return chargedShare > 0
                ? new Band(fresh.low(), Math.max(fresh.high(), design.voltageWindowVolts().high()))
                : fresh;
    }

    /** The run's name in the journal. */
    static String runId(ChannelRunRequest request, long seed) {
        return request.cell().value().name()
                + "_"
                + request.protocol().protocol().name()
                + "_seed"
                + seed
                + "_ch"
                + request.channel();
    }
}
