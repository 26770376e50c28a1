package io.presodia.firmware.safety;

import io.presodia.hal.limit.CellLimits;
import org.jspecify.annotations.Nullable;

/**
 * Which channel holds which cell, known by its limits. Shared by the supervisor and the output gate
 * so that they can never disagree; used by the control thread alone.
 */
public final class AttachedCells {
    private final @Nullable CellLimits[] limits;

    /**
     * @param channelCount number of channels of the board
     */
    public AttachedCells(int channelCount) {
        limits = new @Nullable CellLimits[channelCount];
    }

    /** A cell with these limits sits in the channel with this number (from 1). */
    public void attach(int channel, CellLimits cellLimits) {
        limits[channel - 1] = cellLimits;
    }

    /** The channel holds no cell: nothing but open is allowed, and no cell limit is watched. */
    public void detach(int channel) {
        limits[channel - 1] = null;
    }

    /** The limits of the channel's cell; null when it holds none. */
    public @Nullable CellLimits limits(int channel) {
        return limits[channel - 1];
    }
}
