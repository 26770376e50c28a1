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
 * @param endCelsius temperature at which the discharge ended, °C; NaN where nobody measures it
 */
public record CycleTurn(
        double charge,
        double discharge,
        double hours,
        double dischargeHours,
        boolean zeroed,
        double endVolts,
        double uncountedSeconds,
        double elapsedHours,
        double endCelsius) {
    /** Discharges that end so close to each other's voltage are comparable, V. */
    private static final double ALIKE_VOLTS = 0.05;

    /** Beyond so much time without counting, charge is missing: 0.5 mAh/g at 0.5C. s. */
    private static final double MOST_UNCOUNTED_SECONDS = 30;

    /**
     * Whether it may be held against the cycle before: it ended where that did, and no charge
     * between went uncounted.
     *
     * @param volts at which the one before ended, V
     * @param uncounted time of the run without counting up to there, s
     */
    boolean endsLike(double volts, double uncounted) {
        return Math.abs(endVolts - volts) <= ALIKE_VOLTS
                && uncountedSeconds - uncounted <= MOST_UNCOUNTED_SECONDS;
    }
}
