package io.presodia.firmware.estimate;

import io.presodia.hal.cell.CellDesign;

/**
 * State of charge of one channel, sample by sample. Cuts what it is given into intervals of steady
 * current, lets the filter take each in one piece, and looks at the voltage at its end: every 30 s
 * while current flows, every 5 min at rest, and right before the current changes. A change of the
 * current itself shows the resistance. A reading that is not good is no update; charge that nobody
 * counted makes the state of charge less certain by what may have passed. A filter that foretells
 * the voltage no more has lost its cell and begins anew, knowing nothing. Bounded time, and nothing
 * allocated, in {@link #sample}, but where it begins anew.
 */
public final class SocEstimator {
    private static final double HOURS_PER_NANO = 1e-9 / 3600;
    private static final double FLOWING_HOURS = 30.0 / 3600;
    private static final double REST_HOURS = 300.0 / 3600;

    /** Longest time over which two readings show a step of the current, h. */
    private static final double STEP_HOURS = 15.0 / 3600;

    /** Currents that differ by less than this share of 1C or of themselves are the same. */
    private static final double SAME_RATE = 0.003;

    private static final double SAME_SHARE = 0.03;

    /** Least step of the current that shows a resistance, as a share of 1C. */
    private static final double TELLING_RATE = 0.04;

    /** Taken for the temperature until one is read, °C. */
    private static final double NOMINAL_CELSIUS = 25;

    private static final Estimated ANYWHERE = new Estimated(0.5, 1 / Math.sqrt(12));

    private static final int OWN = 5;

    private final CellModel model;
    private final SocTuning tuning;
    private final SocFilter filter;
    private final Meters meters;
    private final double nominalRate;
    private boolean running;
    private boolean resumed;
    private long beganNanos;
    private long lastNanos;
    private double beganCharge;
    private double lastCharge;
    private double lastRate;
    private double lastVolts;
    private double lastCelsius;
    private boolean lastGood;
    private double lastUncounted;
    private long sinceStepNanos;
    private boolean lost;

    /**
     * @param design of the cell; it must have a cathode
     * @param meters how far the readings may be off
     */
    public SocEstimator(CellDesign design, Meters meters) {
        this(design, meters, SocTuning.STANDARD);
    }

    SocEstimator(CellDesign design, Meters meters, SocTuning tuning) {
        CellModel of = CellModel.of(design);
        if (of == null) {
            throw new IllegalArgumentException(
                    "cell " + design.name() + " has no cathode and so no state of charge");
        }
        model = of;
        this.meters = meters;
        this.tuning = tuning;
        filter = new SocFilter(model, tuning);
        nominalRate = design.oneCAmperes() * 1e3 / model.grams();
    }

    /** A prior for a cell of unknown history that once was as designed. */
    public void startUsed(Estimated soc) {
        start(Priors.used(model, tuning, meters, soc));
    }

    /** The same with all states of charge alike likely. */
    void startUsed() {
        startUsed(ANYWHERE);
    }

    void start(SocPrior prior) {
        filter.start(prior);
        running = false;
        resumed = false;
    }

    CellModel model() {
        return model;
    }

    SocFilter filter() {
        return filter;
    }

    /**
     * Takes one sample. A reading that is not good is NaN.
     *
     * @param nanos when it was taken
     * @param netAmpereHours charge counted since any fixed time, positive into the cell
     * @param uncountedSeconds time so far whose charge was not counted
     * @param amperes current, 0 with the relay open; A
     * @param volts at the cell, V
     * @param celsius of the cell; the last good one holds where it is NaN
     */
    public void sample(
            long nanos,
            double netAmpereHours,
            double uncountedSeconds,
            double amperes,
            double volts,
            double celsius) {
        double charge = netAmpereHours * 1e3 / model.grams();
        double rate = amperes * 1e3 / model.grams();
        if (!running) {
            if (!Double.isNaN(amperes)) {
                if (resumed) {
                    loseUncounted(uncountedSeconds);
                }
                begin(nanos, charge, celsius);
                lastUncounted = uncountedSeconds;
                keep(nanos, charge, rate, volts, celsius);
            }
            return;
        }
        if (nanos <= lastNanos) {
            return;
        }
        loseUncounted(uncountedSeconds);
        if (Double.isNaN(amperes)) {
            return;
        }
        boolean changed =
                Math.abs(rate - lastRate)
                        > SAME_RATE * nominalRate + SAME_SHARE * Math.abs(lastRate);
        if (changed) {
            close(true);
            takeStep(nanos, rate, volts);
            sinceStepNanos = nanos;
        }
        keep(nanos, charge, rate, volts, celsius);
        double hours = (nanos - beganNanos) * HOURS_PER_NANO;
        if (hours >= (rate == 0 ? REST_HOURS : FLOWING_HOURS)) {
            close((nanos - sinceStepNanos) * HOURS_PER_NANO >= 0.9 * FLOWING_HOURS);
        }
    }

    private void loseUncounted(double uncountedSeconds) {
        if (uncountedSeconds > lastUncounted) {
            double hours = (uncountedSeconds - lastUncounted) / 3600;
            filter.lose(Math.max(Math.abs(lastRate), 0.05 * nominalRate) * hours);
            lastUncounted = uncountedSeconds;
        }
    }

    /** How long a charge that nobody looked at may have taken: as long as at this current. */
    static long missedNanos(double charge, double rate) {
        return rate == 0 ? 0 : Math.round(Math.abs(charge / rate) / HOURS_PER_NANO);
    }

    private void begin(long nanos, double charge, double celsius) {
        running = true;
        beganNanos = resumed ? nanos - missedNanos(charge - lastCharge, lastRate) : nanos;
        // After a restart the charge counted since the checkpoint belongs to the first interval.
        beganCharge = resumed ? lastCharge : charge;
        resumed = false;
        sinceStepNanos = nanos;
        lastCelsius = Double.isNaN(celsius) ? NOMINAL_CELSIUS : celsius;
    }

    private void keep(long nanos, double charge, double rate, double volts, double celsius) {
        lastNanos = nanos;
        lastCharge = charge;
        lastRate = rate;
        lastGood = !Double.isNaN(volts);
        if (lastGood) {
            lastVolts = volts;
        }
        if (!Double.isNaN(celsius)) {
            lastCelsius = celsius;
        }
    }

    /** Ends the interval at the last sample. */
    private void close(boolean look) {
        double hours = (lastNanos - beganNanos) * HOURS_PER_NANO;
        if (hours > 0) {
            filter.advance(lastCharge - beganCharge, hours, lastCelsius);
            if (look && lastGood) {
                filter.measure(lastRate, lastVolts, meterVariance());
            }
        }
        beganNanos = lastNanos;
        beganCharge = lastCharge;
        if (filter.lost()) {
            filter.start(Priors.used(model, tuning, meters, ANYWHERE));
            lost = true;
        }
    }

    /** Whether the filter had lost its cell and began anew since this was last asked. */
    boolean takeLost() {
        boolean was = lost;
        lost = false;
        return was;
    }

    private double meterVariance() {
        return meters.voltsNoise() * meters.voltsNoise();
    }

    private void takeStep(long nanos, double rate, double volts) {
        double step = rate - lastRate;
        if (!lastGood
                || Double.isNaN(volts)
                || (nanos - lastNanos) * HOURS_PER_NANO > STEP_HOURS
                || Math.abs(step) < TELLING_RATE * nominalRate) {
            return;
        }
        double ohmGrams = (volts - lastVolts) / step * 1e3;
        double noise = 1.5e3 * meters.voltsNoise() / Math.abs(step) / model.ohmGrams();
        double alike = tuning.stepResistance();
        filter.measureResistance(ohmGrams, Math.sqrt(noise * noise + alike * alike));
    }

    /**
     * The estimate as of the last sample: the voltage as of the last closed interval, the charge up
     * to now. Allocates a few records.
     */
    public SocEstimate estimate() {
        return filter.estimate(running ? lastCharge - beganCharge : 0);
    }

    /** Carries on with work put off; one step is one hypothesis, some 3 us. */
    void work(int steps) {
        filter.work(steps);
    }

    /** How many numbers {@link #copyTo} writes. */
    int size() {
        return OWN + filter.size();
    }

    /** Ends the interval at hand and writes everything down. */
    void copyTo(double[] target, int at) {
        if (running) {
            close(false);
        }
        target[at] = running || resumed ? 1 : 0;
        target[at + 1] = lastCharge;
        target[at + 2] = lastRate;
        target[at + 3] = lastCelsius;
        target[at + 4] = lastUncounted;
        filter.copyTo(target, at + OWN);
    }

    /** Takes over what {@link #copyTo} wrote, on whatever clock comes now. */
    void copyFrom(double[] source, int at) {
        resumed = source[at] != 0;
        running = false;
        lastCharge = source[at + 1];
        lastRate = source[at + 2];
        lastCelsius = source[at + 3];
        lastUncounted = source[at + 4];
        filter.copyFrom(source, at + OWN);
        filter.pause();
    }
}
