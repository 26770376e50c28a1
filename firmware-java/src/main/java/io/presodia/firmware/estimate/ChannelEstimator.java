package io.presodia.firmware.estimate;

import io.presodia.firmware.scan.ChannelScan;

/** What holds estimates of one channel's cell and learns from its scans. Not thread safe. */
public interface ChannelEstimator {
    /** Takes in one scan, in bounded time. */
    void update(ChannelScan scan);

    /** The estimate now. May allocate: for records, not for every scan. */
    CellEstimate estimate();

    /** Everything that must outlive a restart. */
    byte[] toBytes();

    /**
     * Takes over what {@link #toBytes} gave.
     *
     * @throws IllegalArgumentException if the bytes are of another version, of another cell, or
     *     damaged; nothing has changed then
     */
    void restore(byte[] bytes);

    /** What went wrong inside since this was last asked, for people; empty for nothing. */
    default String takeTrouble() {
        return "";
    }
}
