package io.presodia.firmware.app;

import io.presodia.config.SourceFile;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.Band;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run that is to be made.
 *
 * @param runId unique in the journal
 * @param channel channel number, from 1
 * @param startSeconds when to start, s after the plan is handed in
 * @param cellName name of the cell
 * @param cell what the sequencer and the supervisor need of the cell
 * @param stackSquareMetres area of the die, m²
 * @param openCircuitVolts where the cell's voltage may lie before current flows, V
 * @param protocol what to do, checked against cell and board
 * @param sampleId the laboratory's name of the piece; empty when not given
 * @param operator who starts it; empty when not given
 * @param seed seed of the virtual bench; null on a real board
 * @param inputs the files it was made from
 * @param properties whatever else describes the run
 * @param design of the cell, for its estimators; null where none shall run
 */
public record RunPlan(
        String runId,
        int channel,
        double startSeconds,
        String cellName,
        CellContext cell,
        double stackSquareMetres,
        Band openCircuitVolts,
        Protocol protocol,
        String sampleId,
        String operator,
        @Nullable Long seed,
        List<SourceFile> inputs,
        Map<String, String> properties,
        @Nullable CellDesign design) {
    public RunPlan {
        inputs = List.copyOf(inputs);
        properties = Map.copyOf(properties);
    }

    /** A run without estimators. */
    public RunPlan(
            String runId,
            int channel,
            double startSeconds,
            String cellName,
            CellContext cell,
            double stackSquareMetres,
            Band openCircuitVolts,
            Protocol protocol,
            String sampleId,
            String operator,
            @Nullable Long seed,
            List<SourceFile> inputs,
            Map<String, String> properties) {
        this(
                runId,
                channel,
                startSeconds,
                cellName,
                cell,
                stackSquareMetres,
                openCircuitVolts,
                protocol,
                sampleId,
                operator,
                seed,
                inputs,
                properties,
                null);
    }
}
