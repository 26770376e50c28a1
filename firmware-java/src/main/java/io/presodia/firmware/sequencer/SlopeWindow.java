package io.presodia.firmware.sequencer;

/**
 * Slope of a voltage in time over a sliding window.
 *
 * <p>Readings are averaged in blocks of 1/32 of the window, and a straight line is laid by least
 * squares through the blocks of the newest window, each weighted by its number of readings. With N
 * readings of noise σ in a window W the slope's own noise is σ·√(12/N)/W: 50 µV at 20 readings a
 * second over 10 min give 0.01 mV/h. There is no slope until a whole window has passed and at least
 * eight blocks cover three quarters of it; bad readings simply leave a gap.
 */
final class SlopeWindow {
    private static final int BLOCKS = 32;
    private static final int FEWEST = 8;
    private static final double COVERED = 0.75;
    private static final double SECONDS_PER_HOUR = 3600;

    private final double windowSeconds;
    private final double blockSeconds;
    private final double[] seconds = new double[BLOCKS + 1];
    private final double[] volts = new double[BLOCKS + 1];
    private final double[] weight = new double[BLOCKS + 1];
    private int head;
    private int count;
    private long block = -1;
    private double sumSeconds;
    private double sumVolts;
    private double sumWeight;
    private double firstSeconds = Double.NaN;
    private double slope = Double.NaN;

    SlopeWindow(double windowSeconds) {
        this.windowSeconds = windowSeconds;
        this.blockSeconds = windowSeconds / BLOCKS;
    }

    /** Forgets everything, as after a gap in which the cell was driven otherwise. */
    void reset() {
        count = 0;
        block = -1;
        sumWeight = 0;
        firstSeconds = Double.NaN;
        slope = Double.NaN;
    }

    /** Takes in one good reading; {@code atSeconds} must not fall. */
    void observe(double atSeconds, double atVolts) {
        if (Double.isNaN(firstSeconds)) {
            firstSeconds = atSeconds;
        }
        long index = (long) (atSeconds / blockSeconds);
        if (index != block) {
            if (sumWeight > 0) {
                close();
                slope = fit(atSeconds);
            }
            block = index;
            sumSeconds = 0;
            sumVolts = 0;
            sumWeight = 0;
        }
        sumSeconds += atSeconds;
        sumVolts += atVolts;
        sumWeight += 1;
    }

    /** The slope, V/h; NaN while there is none. */
    double voltsPerHour() {
        return slope;
    }

    private void close() {
        head = (head + 1) % seconds.length;
        seconds[head] = sumSeconds / sumWeight;
        volts[head] = sumVolts / sumWeight;
        weight[head] = sumWeight;
        count = Math.min(count + 1, seconds.length);
    }

    private double fit(double nowSeconds) {
        if (nowSeconds - firstSeconds < windowSeconds) {
            return Double.NaN;
        }
        int used = 0;
        double total = 0;
        double meanSeconds = 0;
        double meanVolts = 0;
        while (used < count && seconds[at(used)] >= nowSeconds - windowSeconds - blockSeconds) {
            int i = at(used++);
            total += weight[i];
            meanSeconds += weight[i] * (seconds[i] - nowSeconds);
            meanVolts += weight[i] * (volts[i] - volts[head]);
        }
        if (used < FEWEST || seconds[head] - seconds[at(used - 1)] < COVERED * windowSeconds) {
            return Double.NaN;
        }
        meanSeconds /= total;
        meanVolts /= total;
        double across = 0;
        double along = 0;
        for (int k = 0; k < used; k++) {
            int i = at(k);
            double dt = seconds[i] - nowSeconds - meanSeconds;
            across += weight[i] * dt * (volts[i] - volts[head] - meanVolts);
            along += weight[i] * dt * dt;
        }
        return across / along * SECONDS_PER_HOUR;
    }

    /** Index of the block that is {@code age} blocks older than the newest. */
    private int at(int age) {
        return Math.floorMod(head - age, seconds.length);
    }

    void save(Memory memory) {
        memory.put(count);
        for (int age = count - 1; age >= 0; age--) {
            memory.put(seconds[at(age)]);
            memory.put(volts[at(age)]);
            memory.put(weight[at(age)]);
        }
        memory.put((double) block);
        memory.put(sumSeconds);
        memory.put(sumVolts);
        memory.put(sumWeight);
        memory.putOptional(firstSeconds);
        memory.putOptional(slope);
    }

    void load(Memory memory) {
        count = memory.takeCount();
        head = count - 1;
        for (int i = 0; i < count; i++) {
            seconds[i] = memory.take();
            volts[i] = memory.take();
            weight[i] = memory.take();
        }
        block = (long) memory.take();
        sumSeconds = memory.take();
        sumVolts = memory.take();
        sumWeight = memory.take();
        firstSeconds = memory.takeOptional();
        slope = memory.takeOptional();
        head = Math.max(head, 0);
    }
}
