package io.presodia.firmware.protocol;

import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.CurrentRange;

/**
 * What a channel of the board can hold.
 *
 * @param minimumVolts lowest cell voltage it measures and holds, V
 * @param maximumVolts highest cell voltage it measures and holds, V
 * @param maximumAmperes full scale of its largest current range, A
 */
public record ChannelCapability(double minimumVolts, double maximumVolts, double maximumAmperes) {
    /** Longest burst capture of a channel, s (see {@code Board.startBurst}). */
    public static final double BURST_SECONDS = 1.0;

    /** The capability of every channel of this board. */
    public static ChannelCapability of(BoardIdentity board) {
        double largest = 0;
        for (CurrentRange range : board.ranges()) {
            largest = Math.max(largest, range.fullScaleAmperes());
        }
        return new ChannelCapability(board.minimumVolts(), board.maximumVolts(), largest);
    }
}
