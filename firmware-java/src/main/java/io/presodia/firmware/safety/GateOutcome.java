package io.presodia.firmware.safety;

import java.util.List;

/**
 * What the output gate met while actuating.
 *
 * @param findings refused setpoints and failed transfers of this scan, already latched; mostly
 *     empty
 * @param obeyed whether every channel that had to open could be opened; without it no heartbeat
 */
public record GateOutcome(List<Finding> findings, boolean obeyed) {
    /** Everything was done as told. */
    public static final GateOutcome DONE = new GateOutcome(List.of(), true);

    public GateOutcome {
        findings = List.copyOf(findings);
    }
}
