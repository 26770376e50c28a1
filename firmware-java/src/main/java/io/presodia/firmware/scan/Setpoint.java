package io.presodia.firmware.scan;

import io.presodia.hal.channel.Drive;

/**
 * What a sequencer wants of its channel until the next scan. Only the output gate turns it into
 * action.
 *
 * @param drive what the cell shall see
 * @param burstSeconds when above 0, capture a burst of that length beginning with this drive; at
 *     most 1 s
 */
public record Setpoint(Drive drive, double burstSeconds) {
    /** Relay open. */
    public static final Setpoint OPEN = new Setpoint(Drive.Open.OPEN, 0);

    /** The drive without a burst. */
    public static Setpoint of(Drive drive) {
        return new Setpoint(drive, 0);
    }
}
