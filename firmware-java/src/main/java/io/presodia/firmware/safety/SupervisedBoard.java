package io.presodia.firmware.safety;

import io.presodia.hal.channel.BoardIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the safety core knows of its board.
 *
 * @param identity name, channels, ranges
 * @param features what is fitted
 * @param devices which channels depend on which device
 * @param scanPeriodNanos the scan period in use
 * @param calibrationExpiry when the calibration expires; null when there is none
 */
public record SupervisedBoard(
        BoardIdentity identity,
        BoardFeatures features,
        DeviceMap devices,
        long scanPeriodNanos,
        @Nullable Instant calibrationExpiry) {
    public SupervisedBoard {
        if (scanPeriodNanos <= 0) {
            throw new IllegalArgumentException(
                    "the scan period must be above 0 ns, was " + scanPeriodNanos);
        }
        if (identity.channelCount() < 1 || identity.channelCount() > 31) {
            throw new IllegalArgumentException(
                    "a board has 1 to 31 channels, was " + identity.channelCount());
        }
    }

    /** Full scale of a range, A. */
    double fullScaleAmperes(int rangeIndex) {
        return identity.ranges().get(rangeIndex).fullScaleAmperes();
    }

    /** Full scale of the largest range, A. */
    double largestAmperes() {
        return fullScaleAmperes(identity.ranges().size() - 1);
    }
}
