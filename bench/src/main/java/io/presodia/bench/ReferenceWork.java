package io.presodia.bench;

/**
 * A fixed piece of floating point work that everything else is compared with: machines differ and
 * are noisy, the ratio of two things measured in one run much less so.
 */
public final class ReferenceWork {
    private static final int EXPONENTIALS = 10;

    private double argument;

    /** Ten exponentials of {@link StrictMath}, no two alike. */
    public double work() {
        double sum = 0;
        for (int i = 0; i < EXPONENTIALS; i++) {
            argument += 0.001;
            if (argument > 1) {
                argument -= 2;
            }
            sum += StrictMath.exp(argument);
        }
        return sum;
    }
}
