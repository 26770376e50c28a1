package io.presodia.firmware.remote;

import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.channel.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel at one moment.
 *
 * @param number channel number, from 1
 * @param volts cell voltage
 * @param amperes cell current after auto-zero, positive on charge
 * @param celsius cell temperature
 * @param pascals stack pressure
 * @param total counted since the run began
 * @param uncountedSeconds time of the run whose charge could not be counted
 * @param relayClosed what the relay's auxiliary contact reports
 * @param soc state of charge, 0 to 1
 * @param donorDepletion donor sodium given: share of its Na2S and NPS that is out, 0 to 1
 * @param sodiumCoulombs cyclable sodium, C
 * @param run the run that owns the channel, or the last one; null when there was none
 * @param trips what holds it open, first cause first
 */
public record ChannelSnapshot(
        int number,
        Reading volts,
        Reading amperes,
        Reading celsius,
        Reading pascals,
        Counters total,
        double uncountedSeconds,
        boolean relayClosed,
        Estimated soc,
        Estimated donorDepletion,
        Estimated sodiumCoulombs,
        @Nullable RunSnapshot run,
        List<Trip> trips) {
    public ChannelSnapshot {
        trips = List.copyOf(trips);
    }
}
