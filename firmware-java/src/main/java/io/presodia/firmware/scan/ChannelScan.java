package io.presodia.firmware.scan;

import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;

/**
 * One channel in one scan: what was read, and what has been counted up to it.
 *
 * @param number channel number, from 1
 * @param running whether a run owns the channel
 * @param sample what the board read, before auto-zero
 * @param volts cell voltage; the same as in the sample
 * @param amperes cell current after auto-zero, positive on charge
 * @param total counted since the run began
 * @param uncountedSeconds time of the run whose charge could not be counted for want of valid
 *     readings
 * @param zeroAmperes offset that auto-zero takes off the current; 0 until a first open-relay rest
 */
public record ChannelScan(
        int number,
        boolean running,
        ChannelSample sample,
        Reading volts,
        Reading amperes,
        Counters total,
        double uncountedSeconds,
        double zeroAmperes) {}
