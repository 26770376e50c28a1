package io.presodia.hil.bench;

import io.presodia.config.Loaded;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellScatter;

/**
 * What one channel is to do.
 *
 * @param channel from 1
 * @param cell the cell that sits there
 * @param scatter how it differs from its design
 * @param protocol what is done with it
 * @param startSeconds when it starts after the bench is up, s
 * @param checked whether the protocol is held against cell and board first; a faulty host would not
 */
public record ChannelRunRequest(
        int channel,
        Loaded<CellDesign> cell,
        CellScatter scatter,
        ProtocolFile protocol,
        double startSeconds,
        boolean checked) {
    /** Checked before anything is switched on. */
    public ChannelRunRequest(
            int channel,
            Loaded<CellDesign> cell,
            CellScatter scatter,
            ProtocolFile protocol,
            double startSeconds) {
        this(channel, cell, scatter, protocol, startSeconds, true);
    }
}
