package io.presodia.hal.channel;

import java.util.List;

/**
 * What a board is, for records and checks.
 *
 * @param name board file name, such as {@code bench-4}
 * @param serial serial number of this copy
 * @param virtual whether its chips are models
 * @param calibrationId identity of the calibration in use
 * @param channelCount number of channels
 * @param ranges current ranges, smallest first; the same for all channels
 * @param minimumVolts lowest cell voltage that can be measured and held
 * @param maximumVolts highest cell voltage that can be measured and held
 * @param scanPeriodNanos the scan period of the board file
 */
public record BoardIdentity(
        String name,
        String serial,
        boolean virtual,
        String calibrationId,
        int channelCount,
        List<CurrentRange> ranges,
        double minimumVolts,
        double maximumVolts,
        long scanPeriodNanos) {
    public BoardIdentity {
        ranges = List.copyOf(ranges);
    }
}
