package io.presodia.hal.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The corrections of one channel.
 *
 * @param number channel number, from 1
 * @param voltage cell voltage at the main converter, V
 * @param checkVoltage cell voltage at the check converter, V; null where the channel has none
 * @param potentiostat voltage setpoint, V; null where the channel has no potentiostat
 * @param ranges one entry for each current range of the board, smallest first
 * @param force load cell, N; null where the channel has none
 * @param temperature PT100, K; null where the channel has none
 */
public record ChannelCalibration(
        int number,
        Correction voltage,
        @Nullable Correction checkVoltage,
        @Nullable Correction potentiostat,
        List<RangeCalibration> ranges,
        @Nullable Correction force,
        @Nullable Correction temperature) {
    public ChannelCalibration {
        ranges = List.copyOf(ranges);
    }

    /**
     * The corrections of one current range.
     *
     * @param fullScaleAmperes the range meant
     * @param current cell current at the main converter, A
     * @param checkCurrent cell current at the check converter, A; null where the channel has none
     * @param galvanostat current setpoint, A
     */
    public record RangeCalibration(
            double fullScaleAmperes,
            Correction current,
            @Nullable Correction checkCurrent,
            Correction galvanostat) {}
}
