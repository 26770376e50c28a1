package io.presodia.firmware.estimate;

/**
 * The first charge of a cell, thinned out: one record for so much charge or for each change of the
 * current, with what does not depend on the donor worked out once. Specific values per gram of
 * cathode. Room for a fixed number of records; nothing is allocated after construction.
 */
final class FirstChargeLog {
    static final int CAPACITY = 1024;

    /** Numbers kept of a record. */
    static final int FIELDS = 9;

    private static final int HEAD = 6 + AnodeSpread.MODES;

    private final CellModel model;
    private final AnodeSpread spread;
    private final double hysteresisCharge;
    private final double trapShare;
    private final double[] before = new double[CAPACITY];
    private final double[] fields = new double[CAPACITY * FIELDS];
    private int size;
    private double charge;
    private double missed;
    private double hysteresis;
    private double slowVolts;

    FirstChargeLog(CellModel model) {
        this.model = model;
        spread = new AnodeSpread(model.host() == null ? null : model.host().diffusion());
        hysteresisCharge =
                model.host() == null
                        ? Double.POSITIVE_INFINITY
                        : model.host().hysteresisCharge().value() * model.anodeCapacity();
        trapShare = model.host() == null ? 0 : model.host().trapFraction().value();
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == CAPACITY;
    }

    /** Charge of all records, mAh/g. */
    double charge() {
        return charge;
    }

    /** Charge that may have passed uncounted in all records, mAh/g; above 0 into the cell. */
    double missed() {
        return missed;
    }

    /** Length of a record, h. */
    double hours(int i) {
        return fields[i * FIELDS];
    }

    /** Charge of a record, mAh/g. */
    double charge(int i) {
        return fields[i * FIELDS + 1];
    }

    /** Charge of all records before, mAh/g. */
    double chargeBefore(int i) {
        return before[i];
    }

    /** Current at its end, mA/g. */
    double rate(int i) {
        return fields[i * FIELDS + 2];
    }

    /** Voltage at its end, V; NaN where none was read. */
    double volts(int i) {
        return fields[i * FIELDS + 3];
    }

    /** Resistances then over those at 25 °C. */
    double factor(int i) {
        return fields[i * FIELDS + 4];
    }

    /** Slow polarisation less the rise of an empty anode, V. */
    double rest(int i) {
        return fields[i * FIELDS + 5];
    }

    /** What the hysteresis of the anode adds to the terminal voltage, V. */
    double hysteresisVolts(int i) {
        return fields[i * FIELDS + 6];
    }

    /** Sodium content at the surface of the anode less that of its whole. */
    double spread(int i) {
        return fields[i * FIELDS + 7];
    }

    /** Most charge that may have passed uncounted in a record, mAh/g. */
    double missed(int i) {
        return fields[i * FIELDS + 8];
    }

    /** Adds a record of which all charge was counted. */
    void add(double hours, double ofCharge, double rate, double volts, double factor) {
        add(hours, ofCharge, 0, rate, volts, factor);
    }

    /**
     * Adds a record.
     *
     * @param hours length, h; above 0
     * @param ofCharge mAh/g, with what is expected to have passed uncounted
     * @param ofMissed the most that may have passed uncounted, mAh/g
     * @param rate current at its end, mA/g
     * @param volts at its end or NaN, V
     * @param factor resistances over those at 25 °C
     */
    void add(
            double hours,
            double ofCharge,
            double ofMissed,
            double rate,
            double volts,
            double factor) {
        if (size == CAPACITY) {
            return;
        }
        before[size] = charge;
        charge += ofCharge;
        missed += ofMissed;
        double mean = ofCharge / hours;
        double left = StrictMath.exp(-hours / model.slowHours());
        slowVolts = slowVolts * left + model.slowOhmGrams() * factor * mean * 1e-3 * (1 - left);
        if (ofCharge != 0) {
            double kept = StrictMath.exp(-Math.abs(ofCharge) / hysteresisCharge);
            hysteresis = hysteresis * kept + (ofCharge > 0 ? 1 - kept : kept - 1);
        }
        double content = charge * model.contentPerCharge();
        spread.advance(content, mean * model.contentPerCharge(), hours);
        int at = size * FIELDS;
        fields[at] = hours;
        fields[at + 1] = ofCharge;
        fields[at + 2] = rate;
        fields[at + 3] = volts;
        fields[at + 4] = factor;
        fields[at + 5] = slowVolts - model.anodeWallVolts((1 - trapShare) * charge);
        fields[at + 6] = hysteresis * model.anodeHalfVolts(content);
        fields[at + 7] = spread.deviation();
        fields[at + 8] = ofMissed;
        size++;
    }

    /** How many numbers {@link #copyTo} writes now. */
    int stateSize() {
        return HEAD + size * FIELDS;
    }

    void copyTo(double[] target, int at) {
        target[at] = size;
        target[at + 1] = charge;
        target[at + 2] = hysteresis;
        target[at + 3] = slowVolts;
        target[at + 4] = missed;
        spread.copyTo(target, at + 5);
        System.arraycopy(fields, 0, target, at + HEAD, size * FIELDS);
    }

    /** Takes over what {@link #copyTo} wrote. */
    void copyFrom(double[] source, int at) {
        size = (int) source[at];
        charge = source[at + 1];
        hysteresis = source[at + 2];
        slowVolts = source[at + 3];
        missed = source[at + 4];
        spread.copyFrom(source, at + 5);
        System.arraycopy(source, at + HEAD, fields, 0, size * FIELDS);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            before[i] = sum;
            sum += charge(i);
        }
    }
}
