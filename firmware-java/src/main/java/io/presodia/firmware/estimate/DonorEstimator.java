package io.presodia.firmware.estimate;

import io.presodia.hal.cell.CellDesign;
import org.jspecify.annotations.Nullable;

/**
 * How much of the donor is spent, from the first charge of a cell. Thins the charge out into a log
 * and fits a physical model to it, a bounded part of the fit at every call. Before the charge it
 * knows what the cell file says; after it, what the last fit said.
 */
public final class DonorEstimator {
    private static final double HOURS_PER_NANO = 1e-9 / 3600;

    /** Charge of a record, mAh/g. */
    private static final double RECORD_CHARGE = 0.25;

    /** A record is no longer than this, h. */
    private static final double RECORD_HOURS = 0.5;

    /** A record is no shorter than this, h. */
    private static final double LEAST_HOURS = 1.0 / 3600;

    /** Charge beyond the donor's after which the log has seen all that tells of it, mAh/g. */
    private static final double BEYOND = 30;

    /** Charge taken out that ends a first charge, mAh/g. */
    private static final double TURNED = 1.0;

    private static final double SAME_SHARE = 0.03;
    private static final double SAME_RATE = 0.003;

    /** Capacities tried where the dose is not known, over that of the design. */
    private static final double[] RATIOS = {0.3, 0.55, 0.75, 1.0, 1.3, 1.7, 2.3};

    /** Charge after which the next of them is tried, mAh/g. */
    private static final double CONSIDER_CHARGE = 0.5;

    /**
     * Share of the NPS that is out when the cathode begins, and share of the cathode's charge by
     * which all is: it oxidises from 2.58 to 3.18 V against Na/Na+, the cathode rests at 2.93 V and
     * passes 3.18 V at 0.61 of its charge.
     */
    private static final double NPS_BEFORE = 0.5;

    private static final double NPS_DONE = 0.61;

    /** Runs of the model over the whole log that a fit gets once the charge is over. */
    private static final long LAST_RUNS = 500;

    private static final double LEAST_SHARE_SIGMA = 0.002;
    private static final int OWN = 9;

    private final CellModel model;
    private final Meters meters;
    private final DonorTuning tuning;
    private final @Nullable FirstChargeModel first;
    private final FirstChargeLog log;
    private final @Nullable DonorFit fit;
    private final boolean doseKnown;
    private final double nominalRate;
    private boolean running;
    private boolean resumed;
    private boolean finished;
    private long beganNanos;
    private long lastNanos;
    private double beganCharge;
    private double lastCharge;
    private double originCharge;
    private double mostCharge;
    private double lastRate;
    private double lastVolts;
    private double lastFactor = 1;
    private double lastCelsius = Double.NaN;
    private double considered;
    private long afterwards;
    private int ratio;

    /**
     * @param design of the cell; it must have a cathode
     * @param meters how far the readings may be off
     * @param doseKnown whether the cell file's dose is one that was weighed
     */
    public DonorEstimator(CellDesign design, Meters meters, boolean doseKnown) {
        this(design, meters, doseKnown, DonorTuning.STANDARD);
    }

    DonorEstimator(CellDesign design, Meters meters, boolean doseKnown, DonorTuning tuning) {
        CellModel of = CellModel.of(design);
        if (of == null) {
            throw new IllegalArgumentException(
                    "cell " + design.name() + " has no cathode to take its donor's sodium from");
        }
        model = of;
        this.meters = meters;
        this.tuning = tuning;
        this.doseKnown = doseKnown;
        log = new FirstChargeLog(model);
        boolean donor = design.donor() != null && design.donorMassGrams() > 0;
        first = donor ? new FirstChargeModel(design, model, log) : null;
        nominalRate = design.oneCAmperes() * 1e3 / model.grams();
        fit =
                first == null
                        ? null
                        : new DonorFit(
                                first, log, tuning, doseKnown, meters.voltsBias(), chargeShare());
    }

    /**
     * Takes one sample of the first charge. Readings that are not good are NaN.
     *
     * @param nanos when it was taken
     * @param netAmpereHours charge counted since any fixed time, positive into the cell
     * @param amperes current, 0 with the relay open; A
     * @param volts at the cell, V
     * @param celsius of the cell
     */
    public void sample(
            long nanos, double netAmpereHours, double amperes, double volts, double celsius) {
        if (finished || Double.isNaN(amperes)) {
            return;
        }
        double charge = netAmpereHours * 1e3 / model.grams();
        double rate = amperes * 1e3 / model.grams();
        if (!running) {
            running = true;
            beganNanos = nanos;
            beganCharge = charge;
            originCharge = charge;
            mostCharge = charge;
        } else if (resumed) {
            // The clock before the restart says nothing; the charge goes on from the checkpoint.
            resumed = false;
            double fastest = Math.max(Math.abs(rate), Math.abs(lastRate));
            beganNanos = nanos - SocEstimator.missedNanos(charge - beganCharge, fastest);
        } else if (nanos > lastNanos) {
            boolean changed =
                    Math.abs(rate - lastRate)
                            > SAME_RATE * nominalRate + SAME_SHARE * Math.abs(lastRate);
            if (changed) {
                record();
            }
        }
        if (nanos > lastNanos || beganNanos == nanos) {
            keep(nanos, charge, rate, volts, celsius);
        }
        if (Math.abs(charge - beganCharge) >= RECORD_CHARGE
                || (nanos - beganNanos) * HOURS_PER_NANO >= RECORD_HOURS) {
            record();
        }
    }

    private void keep(long nanos, double charge, double rate, double volts, double celsius) {
        lastNanos = nanos;
        lastCharge = charge;
        lastRate = rate;
        lastVolts = volts;
        if (!Double.isNaN(celsius) && celsius != lastCelsius) {
            lastCelsius = celsius;
            lastFactor = model.temperatureFactor(celsius);
        }
        mostCharge = Math.max(mostCharge, charge);
        if (mostCharge - charge > TURNED) {
            finished = true;
        }
    }

    private void record() {
        double hours = (lastNanos - beganNanos) * HOURS_PER_NANO;
        if (hours < LEAST_HOURS || log.full() || enough()) {
            return;
        }
        // Rests before any charge tell nothing but the hysteresis of an empty anode.
        if (log.size() > 0 || lastCharge - beganCharge > 0) {
            log.add(hours, lastCharge - beganCharge, lastRate, lastVolts, lastFactor);
        }
        beganNanos = lastNanos;
        beganCharge = lastCharge;
    }

    private boolean enough() {
        return fit != null && fit.ready() && log.charge() > fit.surelyOut() + BEYOND;
    }

    /**
     * Gives the fit some time: so many steps of its model, each well under a microsecond. Some time
     * after the charge is over nothing changes any more, and no time is taken.
     */
    public void work(int steps) {
        if (fit == null || afterwards > LAST_RUNS * log.size()) {
            return;
        }
        if (finished) {
            afterwards += steps;
        }
        if (!doseKnown && log.charge() > considered + CONSIDER_CHARGE) {
            considered = log.charge();
            fit.consider(RATIOS[ratio]);
            ratio = (ratio + 1) % RATIOS.length;
        }
        fit.work(steps);
    }

    /** Whether the fit has seen all of a first charge that tells of the donor. */
    public boolean complete() {
        return fit == null || finished || log.full() || enough();
    }

    /** Lets the fit take whole Gauss-Newton steps. */
    void iterate(int times) {
        if (fit != null) {
            fit.iterate(times);
        }
    }

    @Nullable DonorFit fit() {
        return fit;
    }

    /** The estimate now. Allocates a few records. */
    public DonorEstimate estimate() {
        if (fit == null || first == null) {
            return new DonorEstimate(
                    Estimated.UNKNOWN,
                    new Estimated(0, 0),
                    Estimated.UNKNOWN,
                    Estimated.UNKNOWN,
                    1,
                    DonorEstimate.Basis.NO_DONOR);
        }
        if (!fit.ready()) {
            double sigma = doseKnown ? tuning.dose() : tuning.unknownDose();
            return new DonorEstimate(
                    new Estimated(0, 0.02),
                    new Estimated(first.nominalNa2s(), sigma * first.nominalNa2s()),
                    new Estimated(0, 0.02),
                    Estimated.UNKNOWN,
                    1,
                    DonorEstimate.Basis.DESIGN);
        }
        return new DonorEstimate(
                share(fit.depletion()),
                fit.capacity(),
                share(whole(fit, first)),
                Estimated.UNKNOWN,
                fit.inflation(),
                complete()
                        ? DonorEstimate.Basis.AFTER_FIRST_CHARGE
                        : DonorEstimate.Basis.FIRST_CHARGE);
    }

    /** Na2S from the fit, NPS as designed. */
    private Estimated whole(DonorFit of, FirstChargeModel design) {
        double nps = design.nominalNps();
        double all = of.capacity().value() + nps;
        double given = na2sGiven().value() + npsGiven();
        double left = 1 - npsGiven() / nps;
        double ofNa2s = of.capacity().value() * of.depletion().sigma();
        double ofNps = FirstCharge.NPS_SIGMA * nps * left;
        return new Estimated(given / all, Math.sqrt(ofNa2s * ofNa2s + ofNps * ofNps) / all);
    }

    /** A share lies between 0 and 1 and is never known to better than a fifth of a percent. */
    private static Estimated share(Estimated of) {
        return new Estimated(
                Math.max(0, Math.min(1, of.value())), Math.max(LEAST_SHARE_SIGMA, of.sigma()));
    }

    /** Relative error of the counted charge at 0.1C, because of gain and offset of the current. */
    private double chargeShare() {
        double offset = meters.offsetAmperes() * 1e3 / model.grams() / (0.1 * nominalRate);
        return Math.sqrt(square(meters.currentGain()) + square(offset));
    }

    private static double square(double value) {
        return value * value;
    }

    /** Charge of the log and what followed it, mAh/g since the first charge began. */
    double passed() {
        return lastCharge - originCharge;
    }

    /** Most charge that had passed, mAh/g. */
    double most() {
        return mostCharge - originCharge;
    }

    /** What the Na2S of the donor has given, mAh/g. */
    Estimated na2sGiven() {
        if (fit == null || first == null) {
            return new Estimated(0, 0);
        }
        if (!fit.ready()) {
            double most = Math.min(Math.max(0, passed()), first.nominalNa2s());
            return new Estimated(most, 0.5 * most + 0.1);
        }
        // Beyond the log what was missing comes out first of all: nothing else gives as easily.
        double left = fit.capacity().value() - fit.given().value();
        double since = Math.max(0, most() - log.charge());
        double given = fit.given().value() + Math.min(left, complete() ? left : since);
        return new Estimated(given, fit.capacity().sigma() * given / fit.capacity().value());
    }

    /** What its NPS has given, as designed; mAh/g. */
    double npsGiven() {
        if (fit == null || first == null) {
            return 0;
        }
        double past = most() - (fit.ready() ? fit.capacity().value() : first.nominalNa2s());
        if (past <= 0) {
            return 0;
        }
        double rest = Math.min(1, past / (NPS_DONE * model.capacity()));
        return first.nominalNps() * (NPS_BEFORE + (1 - NPS_BEFORE) * rest);
    }

    /** Whether the first charge is over: more than a little was taken out again. */
    boolean turned() {
        return running && finished;
    }

    /** How many numbers {@link #copyTo} writes now. */
    int size() {
        return OWN + DonorFit.size() + log.stateSize();
    }

    void copyTo(double[] target, int at) {
        target[at] = running ? 1 : 0;
        target[at + 1] = finished ? 1 : 0;
        target[at + 2] = beganCharge;
        target[at + 3] = lastCharge;
        target[at + 4] = originCharge;
        target[at + 5] = mostCharge;
        target[at + 6] = lastRate;
        target[at + 7] = lastVolts;
        target[at + 8] = lastCelsius;
        if (fit != null) {
            fit.copyTo(target, at + OWN);
        }
        log.copyTo(target, at + OWN + DonorFit.size());
    }

    /** Takes over what {@link #copyTo} wrote, on whatever clock comes now. */
    void copyFrom(double[] source, int at) {
        running = source[at] != 0;
        finished = source[at + 1] != 0;
        beganCharge = source[at + 2];
        lastCharge = source[at + 3];
        originCharge = source[at + 4];
        mostCharge = source[at + 5];
        lastRate = source[at + 6];
        lastVolts = source[at + 7];
        lastCelsius = source[at + 8];
        if (!Double.isNaN(lastCelsius)) {
            lastFactor = model.temperatureFactor(lastCelsius);
        }
        if (fit != null) {
            fit.copyFrom(source, at + OWN);
        }
        log.copyFrom(source, at + OWN + DonorFit.size());
        resumed = running;
    }
}
