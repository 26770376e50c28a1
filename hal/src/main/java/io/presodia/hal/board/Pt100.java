package io.presodia.hal.board;

/**
 * The platinum resistance thermometer of 100 ohms, by the Callendar-Van Dusen equation of IEC
 * 60751:2008, clause 4.2. Pure functions; used in every scan.
 */
public final class Pt100 {
    /** The lowest temperature that is converted, in degrees Celsius. */
    public static final double MIN_CELSIUS = -50;

    /** The highest temperature that is converted, in degrees Celsius. */
    public static final double MAX_CELSIUS = 200;

    /** Resistance at 0 degrees Celsius in ohms (IEC 60751). */
    private static final double R0 = 100;

    /** Per degree Celsius (IEC 60751). */
    private static final double A = 3.9083e-3;

    /** Per degree Celsius squared (IEC 60751). */
    private static final double B = -5.775e-7;

    /** Per degree Celsius to the fourth, below 0 degrees only (IEC 60751). */
    private static final double C = -4.183e-12;

    /** Newton steps below 0 degrees; three already reach the precision of a double. */
    private static final int NEWTON_STEPS = 4;

    private static final double MIN_OHMS = ohms(MIN_CELSIUS);
    private static final double MAX_OHMS = ohms(MAX_CELSIUS);

    private Pt100() {}

    /**
     * The resistance in ohms at a temperature in degrees Celsius (IEC 60751, valid from -200 to 850
     * degrees).
     */
    public static double ohms(double celsius) {
        double t = celsius;
        double positive = 1 + t * (A + t * B);
        return R0 * (t >= 0 ? positive : positive + C * (t - 100) * t * t * t);
    }

    /**
     * The temperature in degrees Celsius at a resistance in ohms.
     *
     * @return -50 to 200, or not a number for a resistance beyond that: an open or shorted sensor
     */
    public static double celsius(double ohms) {
        if (!(ohms >= MIN_OHMS && ohms <= MAX_OHMS)) {
            return Double.NaN;
        }
        double t = (-A + Math.sqrt(A * A - 4 * B * (1 - ohms / R0))) / (2 * B);
        if (ohms >= R0) {
            return t;
        }
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double slope = R0 * (A + 2 * B * t + C * t * t * (4 * t - 300));
            t -= (ohms(t) - ohms) / slope;
        }
        return t;
    }
}
