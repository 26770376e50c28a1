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
 * @param steadyKelvin largest change of the cell temperature in 10 min, K; infinite when it does
 *     not matter
 * @param steadyPercent largest change of the stack pressure in a minute, %; infinite when it does
 *     not matter
 * @param waitSeconds longest wait, s
 */
public record Interlock(
        Band stackPascals,
        Band celsius,
        Band volts,
        double stableVoltsPerHour,
        double stableWindowSeconds,
        double steadyKelvin,
        double steadyPercent,
        double waitSeconds) {
    /** Window of the change of temperature, s. */
    public static final double KELVIN_SECONDS = 600;

    /** Window of the change of pressure, s: some of what a load cell shows in a minute is noise. */
    public static final double PERCENT_SECONDS = 300;

    /** Nothing is demanded. */
    public static final Interlock NONE =
            new Interlock(
                    Band.UNLIMITED, Band.UNLIMITED, Band.UNLIMITED, Double.POSITIVE_INFINITY, 0, 0);

    /** Temperature and pressure may move. */
    public Interlock(
            Band stackPascals,
            Band celsius,
            Band volts,
            double stableVoltsPerHour,
            double stableWindowSeconds,
            double waitSeconds) {
        this(
                stackPascals,
                celsius,
                volts,
                stableVoltsPerHour,
                stableWindowSeconds,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                waitSeconds);
    }

    /** Whether the voltage must have come to rest. */
    public boolean wantsStability() {
        return stableVoltsPerHour < Double.POSITIVE_INFINITY;
    }

    /** Whether the temperature must not move. */
    public boolean wantsSteadyTemperature() {
        return steadyKelvin < Double.POSITIVE_INFINITY;
    }

    /** Whether the pressure must not move. */
    public boolean wantsSteadyPressure() {
        return steadyPercent < Double.POSITIVE_INFINITY;
    }
}
