package io.presodia.host.session;

import io.presodia.config.Loaded;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.firmware.protocol.Review;
import io.presodia.hal.cell.CellDesign;

/**
 * A run whose files have been read and found fit for each other.
 *
 * @param request what was asked for
 * @param cell the cell with its materials
 * @param protocol the protocol
 * @param review what its check found: no errors, and how long it may take
 */
public record PreparedRun(
        RunRequest request, Loaded<CellDesign> cell, ProtocolFile protocol, Review review) {
    /** A name for its folder: cell and protocol. */
    public String title() {
        return cell.value().name() + "_" + protocol.protocol().name();
    }
}
