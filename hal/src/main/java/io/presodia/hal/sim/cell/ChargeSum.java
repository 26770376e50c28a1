package io.presodia.hal.sim.cell;

/**
 * A pool of charge, summed with Kahan's compensation: over a month of 50 ms steps plain addition of
 * equal small parts would drift by its systematic rounding, this does not. Never clipped.
 */
final class ChargeSum {
    private double sum;
    private double carry;

    /** Adds a charge. */
    void add(double charge) {
        double corrected = charge - carry;
        double next = sum + corrected;
        carry = (next - sum) - corrected;
        sum = next;
    }

    /** What is in the pool. */
    double value() {
        return sum;
    }
}
