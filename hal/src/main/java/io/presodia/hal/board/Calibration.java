package io.presodia.hal.board;

import java.time.Instant;
import java.util.List;

/**
 * The calibration of one copy of a board.
 *
 * @param id identity of this calibration, kept with every run
 * @param board name of the board type
 * @param serial serial number of the copy
 * @param date when it was done
 * @param expires from when it may no longer be used
 * @param reference instruments and certificates it rests on
 * @param ambientCelsius board temperature at calibration
 * @param channels one entry a channel, in order of number
 */
public record Calibration(
        String id,
        String board,
        String serial,
        Instant date,
        Instant expires,
        String reference,
        double ambientCelsius,
        List<ChannelCalibration> channels) {
    public Calibration {
        channels = List.copyOf(channels);
    }

    /** Whether it may be used at {@code wall}: from its date on and before its expiry. */
    public boolean validAt(Instant wall) {
        return !wall.isBefore(date) && wall.isBefore(expires);
    }

    /**
     * The corrections of the channel with this number.
     *
     * @throws IllegalArgumentException when there are none
     */
    public ChannelCalibration channel(int number) {
        for (ChannelCalibration channel : channels) {
            if (channel.number() == number) {
                return channel;
            }
        }
        throw new IllegalArgumentException("calibration " + id + " has no channel " + number);
    }
}
