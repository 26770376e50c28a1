package io.presodia.firmware.scan;

/**
 * A running sum that carries its rounding error along (Neumaier 1974), so that a month of
 * nanoampere hours added to an ampere hour is not lost.
 */
final class CompensatedSum {
    private double sum;
    private double correction;

    void set(double value) {
        sum = value;
        correction = 0;
    }

    void add(double term) {
        double next = sum + term;
        correction += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    double value() {
        return sum + correction;
    }
}
