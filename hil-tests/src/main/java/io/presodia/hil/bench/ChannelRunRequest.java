package io.presodia.hil.bench;

import io.presodia.config.Loaded;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellScatter;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is to do.
 *
 * @param channel from 1
 * @param cell the cell that sits there, or is said to
 * @param fitted the cell that really does, which everybody takes for {@code cell} as assembled;
 *     null where that is true
 * @param scatter how it differs from its design
 * @param cycled whether it was cycled once through its window before that
 * @param chargedShare what was charged into it before it came to the bench, as a share of 1C h; 0
 *     for a cell as assembled
 * @param protocol what is done with it
 * @param startSeconds when it starts after the bench is up, s
 * @param checked whether the protocol is held against cell and board first; a faulty host would not
 */
public record ChannelRunRequest(
        int channel,
        Loaded<CellDesign> cell,
        @Nullable Loaded<CellDesign> fitted,
        CellScatter scatter,
        boolean cycled,
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
        this(channel, cell, null, scatter, false, 0, protocol, startSeconds, true);
    }

    /** The design of the cell that sits there. */
    CellDesign sits() {
        Loaded<CellDesign> other = fitted;
        return other == null ? cell.value() : other.value();
    }

    /** What the run takes for charged into it before, as a share of 1C h. */
    double declaredShare() {
        return fitted == null ? chargedShare : 0;
    }
}
