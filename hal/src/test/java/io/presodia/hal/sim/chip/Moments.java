package io.presodia.hal.sim.chip;

/** Mean and standard deviation of a series. */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return Math.sqrt(squares / (count - 1));
    }
}
