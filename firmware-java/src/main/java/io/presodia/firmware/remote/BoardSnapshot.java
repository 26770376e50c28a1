package io.presodia.firmware.remote;

import io.presodia.firmware.safety.Trip;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.time.ClockQuality;
import java.time.Instant;
import java.util.List;

/**
 * The board at one moment, as the control thread saw it. All of it belongs to one scan.
 *
 * @param scanIndex counts scans since the firmware started
 * @param nanos monotonic time at which the scan began
 * @param wall wall clock then, a label
 * @param clockQuality how far the wall clock can be trusted
 * @param ambientCelsius ambient temperature
 * @param emergencyStop whether the emergency stop is pressed
 * @param enclosureOpen whether the enclosure is open
 * @param trips what holds the whole board open, first cause first
 * @param channels in order of number
 */
public record BoardSnapshot(
        long scanIndex,
        long nanos,
        Instant wall,
        ClockQuality clockQuality,
        Reading ambientCelsius,
        boolean emergencyStop,
        boolean enclosureOpen,
        List<Trip> trips,
        List<ChannelSnapshot> channels) {
    public BoardSnapshot {
        trips = List.copyOf(trips);
        channels = List.copyOf(channels);
    }

    /** The channel with this number (from 1). */
    public ChannelSnapshot channel(int number) {
        return channels.get(number - 1);
    }
}
