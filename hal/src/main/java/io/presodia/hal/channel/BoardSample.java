package io.presodia.hal.channel;

import io.presodia.hal.bus.BusFault;
import java.util.List;

/**
 * All that one scan read from the board.
 *
 * @param startedNanos when sampling began
 * @param completedNanos when the last reading was in
 * @param channels one sample for each channel of the board, in order of number
 * @param ambientCelsius ambient temperature
 * @param emergencyStop whether the emergency stop is pressed
 * @param enclosureOpen whether the enclosure is open
 * @param watchdogTripped whether the external watchdog has dropped the relay supply
 * @param burst points of a running burst capture since the last sample, in order of time; mostly
 *     empty
 * @param faults bus faults met while sampling; mostly empty
 */
public record BoardSample(
        long startedNanos,
        long completedNanos,
        List<ChannelSample> channels,
        Reading ambientCelsius,
        boolean emergencyStop,
        boolean enclosureOpen,
        boolean watchdogTripped,
        List<BurstPoint> burst,
        List<BusFault> faults) {
    /** The sample of the channel with this number (from 1). */
    public ChannelSample channel(int number) {
        return channels.get(number - 1);
    }
}
