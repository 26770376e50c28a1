package io.presodia.hil.link;

/**
 * What a link does to each datagram, in each direction alike.
 *
 * @param loss share that never arrives, 0 to 1
 * @param duplicated share that arrives twice, 0 to 1
 * @param delayed share that others overtake, 0 to 1
 * @param longestDelayMillis how long those are held back at most, ms
 */
public record Impairment(double loss, double duplicated, double delayed, int longestDelayMillis) {
    /** A link that does nothing. */
    public static final Impairment NONE = new Impairment(0, 0, 0, 0);

    public Impairment {
        for (double share : new double[] {loss, duplicated, delayed}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share " + share + ": must be from 0 to 1");
            }
        }
    }
}
