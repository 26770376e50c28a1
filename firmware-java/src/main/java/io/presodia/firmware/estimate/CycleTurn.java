package io.presodia.firmware.estimate;

/**
 * A full cycle that is over: from the end of one discharge to the end of the next.
 *
 * @param charge that went in, mAh per gram of cathode
 * @param discharge that came out, mAh per gram of cathode
 * @param hours time with current, h
 * @param dischargeHours time of the discharge alone, h
 * @param zeroed whether the current was auto-zeroed in it
 * @param endVolts voltage at which the discharge ended, V
 * @param uncountedSeconds time of the run so far whose charge was not counted, s
 * @param elapsedHours time of the run so far, h
 */
public record CycleTurn(
        double charge,
        double discharge,
        double hours,
        double dischargeHours,
        boolean zeroed,
        double endVolts,
        double uncountedSeconds,
        double elapsedHours) {}
