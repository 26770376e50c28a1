package io.presodia.firmware.scan;

import io.presodia.hal.channel.BoardSample;
import java.util.List;

/**
 * What one control loop saw. Built once, then passed through every stage.
 *
 * @param index counts scans since the firmware started, from 0
 * @param nanos monotonic time at which the scan began
 * @param board what was read
 * @param channels one entry for each channel of the board, in order of number
 * @param health what other parts of the firmware said about themselves up to this scan
 */
public record Scan(
        long index, long nanos, BoardSample board, List<ChannelScan> channels, Health health) {
    /** A scan in which nobody had anything to report. */
    public Scan(long index, long nanos, BoardSample board, List<ChannelScan> channels) {
        this(index, nanos, board, channels, Health.WELL);
    }

    /** The channel with this number (from 1). */
    public ChannelScan channel(int number) {
        return channels.get(number - 1);
    }
}
