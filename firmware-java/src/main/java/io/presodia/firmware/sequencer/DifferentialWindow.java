package io.presodia.firmware.sequencer;

/**
 * Differential capacity dQ/dV over the newest stretch in which the voltage moved by a given amount.
 *
 * <p>Voltage carries the noise and charge hardly any, so a straight line of voltage over charge is
 * laid by least squares through block averages, and its slope is inverted. The blocks lengthen by
 * themselves while the voltage stands on a plateau, so that a stretch always fits the 64 that are
 * kept, and shorten again where it climbs. There is no value until the step has moved by the whole
 * stretch, nor where the fitted slope has no sign of its own (zero or backwards).
 */
final class DifferentialWindow {
    private static final int BLOCKS = 64;
    private static final int FEWEST = 8;
    private static final int ENOUGH = 16;
    private static final double AIM = 24;
    private static final double SHORTEST_SECONDS = 0.05;

    private final double windowVolts;
    private final double[] charge = new double[BLOCKS];
    private final double[] volts = new double[BLOCKS];
    private final double[] weight = new double[BLOCKS];
    private int count;
    private double blockSeconds = 1;
    private double startSeconds = Double.NaN;
    private double sumCharge;
    private double sumVolts;
    private double sumWeight;
    private double slope = Double.NaN;

    DifferentialWindow(double windowVolts) {
        this.windowVolts = windowVolts;
    }

    void reset() {
        count = 0;
        startSeconds = Double.NaN;
        sumWeight = 0;
        slope = Double.NaN;
    }

    void observe(double atSeconds, double atVolts, double ampereHours) {
        if (Double.isNaN(startSeconds)) {
            begin(atSeconds);
        } else if (atSeconds - startSeconds >= blockSeconds) {
            close();
            slope = fit();
            begin(atSeconds);
        }
        sumCharge += ampereHours;
        sumVolts += atVolts;
        sumWeight += 1;
    }

    /** dQ/dV of the step, A h/V; NaN while there is none. */
    double ampereHoursPerVolt() {
        return slope;
    }

    private void begin(double atSeconds) {
        startSeconds = atSeconds;
        sumCharge = 0;
        sumVolts = 0;
        sumWeight = 0;
    }

    private void close() {
        if (count == BLOCKS) {
            for (int i = 0; i < BLOCKS / 2; i++) {
                merge(i);
            }
            count = BLOCKS / 2;
            blockSeconds *= 2;
        }
        charge[count] = sumCharge / sumWeight;
        volts[count] = sumVolts / sumWeight;
        weight[count] = sumWeight;
        count++;
    }

    private void merge(int pair) {
        int a = 2 * pair;
        int b = a + 1;
        double both = weight[a] + weight[b];
        double mergedCharge = (charge[a] * weight[a] + charge[b] * weight[b]) / both;
        double mergedVolts = (volts[a] * weight[a] + volts[b] * weight[b]) / both;
        charge[pair] = mergedCharge;
        volts[pair] = mergedVolts;
        weight[pair] = both;
    }

    private double fit() {
        int newest = count - 1;
        int oldest = newest;
        while (oldest >= 0 && Math.abs(volts[newest] - volts[oldest]) < windowVolts) {
            oldest--;
        }
        if (oldest < 0) {
            return Double.NaN;
        }
        int used = count - oldest;
        if (used < ENOUGH) {
            blockSeconds = Math.max(SHORTEST_SECONDS, blockSeconds * used / AIM);
        }
        double result = used < FEWEST ? Double.NaN : slopeFrom(oldest);
        drop(oldest);
        return result;
    }

    private double slopeFrom(int oldest) {
        double total = 0;
        double meanCharge = 0;
        double meanVolts = 0;
        for (int i = oldest; i < count; i++) {
            total += weight[i];
            meanCharge += weight[i] * charge[i];
            meanVolts += weight[i] * volts[i];
        }
        meanCharge /= total;
        meanVolts /= total;
        double across = 0;
        double along = 0;
        for (int i = oldest; i < count; i++) {
            double dq = charge[i] - meanCharge;
            across += weight[i] * dq * (volts[i] - meanVolts);
            along += weight[i] * dq * dq;
        }
        return across > 0 && along > 0 ? along / across : Double.NaN;
    }

    /** Forgets what lies before the stretch. */
    private void drop(int oldest) {
        System.arraycopy(charge, oldest, charge, 0, count - oldest);
        System.arraycopy(volts, oldest, volts, 0, count - oldest);
        System.arraycopy(weight, oldest, weight, 0, count - oldest);
        count -= oldest;
    }

    void save(Memory memory) {
        memory.put(count);
        for (int i = 0; i < count; i++) {
            memory.put(charge[i]);
            memory.put(volts[i]);
            memory.put(weight[i]);
        }
        memory.put(blockSeconds);
        memory.putOptional(startSeconds);
        memory.put(sumCharge);
        memory.put(sumVolts);
        memory.put(sumWeight);
        memory.putOptional(slope);
    }

    void load(Memory memory) {
        count = memory.takeCount();
        for (int i = 0; i < count; i++) {
            charge[i] = memory.take();
            volts[i] = memory.take();
            weight[i] = memory.take();
        }
        blockSeconds = memory.take();
        startSeconds = memory.takeOptional();
        sumCharge = memory.take();
        sumVolts = memory.take();
        sumWeight = memory.take();
        slope = memory.takeOptional();
    }
}
