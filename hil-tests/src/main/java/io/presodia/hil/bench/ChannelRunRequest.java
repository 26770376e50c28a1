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
 * @param chargedShare what was charged into it before it came to the bench, as a share of 1C h; 0
 *     for a cell as assembled
 * @param protocol what is done with it
 * @param startSeconds when it starts after the bench is up, s
 * @param checked whether the protocol is held against cell and board first; a faulty host would not
 */
public record ChannelRunRequest(
        int channel,
        Loaded<CellDesign> cell,
        CellScatter scatter,
        double chargedShare,
        ProtocolFile protocol,
        double startSeconds,
        boolean checked) {
    public ChannelRunRequest {
        if (!(chargedShare >= 0 && chargedShare <= 1)) {
            throw new IllegalArgumentException(
                    "what was charged is 0 to 1 of 1C h, was " + chargedShare);
        }
    }

    /** A cell as assembled, checked before anything is switched on. */
    public ChannelRunRequest(
            int channel,
            Loaded<CellDesign> cell,
            CellScatter scatter,
            ProtocolFile protocol,
            double startSeconds) {
        this(channel, cell, scatter, 0, protocol, startSeconds, true);
    }
}
