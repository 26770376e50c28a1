package io.presodia.firmware.protocol;

import io.presodia.hal.limit.Band;

/**
 * What must hold, on good readings and with the relay open, before a step begins. The step waits
 * for it; when the wait is over the run is broken off.
 *
 * @param stackPascals stack pressure, Pa
 * @param celsius cell temperature, °C
 * @param volts open circuit voltage, V
 * @param stableVoltsPerHour largest slope of the open circuit voltage in magnitude, V/h; infinite
 *     when it does not matter
 * @param stableWindowSeconds window of that slope, s
 * @param waitSeconds longest wait, s
 */
public record Interlock(
        Band stackPascals,
        Band celsius,
        Band volts,
        double stableVoltsPerHour,
        double stableWindowSeconds,
        double waitSeconds) {
    /** Nothing is demanded. */
    public static final Interlock NONE =
            new Interlock(
                    Band.UNLIMITED, Band.UNLIMITED, Band.UNLIMITED, Double.POSITIVE_INFINITY, 0, 0);

    /** Whether the voltage must have come to rest. */
    public boolean wantsStability() {
        return stableVoltsPerHour < Double.POSITIVE_INFINITY;
    }
}
