package io.presodia.firmware.estimate;

import io.presodia.hal.cell.CellDesign;
import org.jspecify.annotations.Nullable;

/**
 * How much of the donor is spent, from the first charge of a cell. Thins the charge out into a log
 * and fits a physical model to it, a bounded part of the fit at every call. Before the charge it
 * knows what the cell file says; after it, what the last fit said.
 */
public final class DonorEstimator {
    /** Charge beyond the donor's after which the log has seen all that tells of it, mAh/g. */
    private static final double BEYOND = 30;

    /** Capacities tried beside the one found so far, over that of the design. */
    private static final double[] RATIOS = {0.3, 0.55, 0.75, 1.0, 1.3, 1.7, 2.3};

    /** Shares of the charge that nobody counted that are tried. */
    private static final double[] SHARES = {1, 0, 0.5, 0.25, 0.75};

    /** Charge after which the next of them is tried, mAh/g. */
    private static final double CONSIDER_CHARGE = 0.5;

    /** Runs of the model over the whole log that a fit gets once the charge is over. */
    private static final long LAST_RUNS = 500;

    private static final double LEAST_SHARE_SIGMA = 0.002;

    /** What a donor that does not show may have given all the same, mAh/g. */
    private static final double UNSHOWN_SIGMA = 2;

    private final CellModel model;
    private final Meters meters;
    private final DonorTuning tuning;
    private final @Nullable FirstChargeModel first;
    private final FirstChargeLog log;
    private final @Nullable DonorFit fit;
    private final @Nullable DonorPrior prior;
    private final @Nullable DonorEvidence evidence;
    private final FirstChargeRecorder recorder;
    private double considered;
    private long afterwards;
    private int ratio;

    /**
     * @param design of the cell; it must have a cathode
     * @param meters how far the readings may be off
     */
    public DonorEstimator(CellDesign design, Meters meters) {
        this(design, meters, DonorTuning.STANDARD);
    }

    DonorEstimator(CellDesign design, Meters meters, DonorTuning tuning) {
        CellModel of = CellModel.of(design);
        if (of == null) {
            throw new IllegalArgumentException(
                    "cell " + design.name() + " has no cathode to take its donor's sodium from");
        }
        model = of;
        this.meters = meters;
        this.tuning = tuning;
        log = new FirstChargeLog(model);
        boolean donor = design.donor() != null && design.donorMassGrams() > 0;
        first = donor ? new FirstChargeModel(design, model, log) : null;
        double nominalRate = design.oneCAmperes() * 1e3 / model.grams();
        fit =
                first == null
                        ? null
                        : new DonorFit(first, log, tuning, meters, chargeShare(nominalRate));
        recorder = new FirstChargeRecorder(model, log, nominalRate);
        prior = fit == null ? null : fit.beforehand(new FirstChargeModel(design, model, log));
        evidence = fit == null ? null : fit.evidence(new FirstChargeModel(design, model, log));
    }

    /**
     * Takes one sample of the first charge. Readings that are not good are NaN.
     *
     * @param nanos when it was taken
     * @param netAmpereHours charge counted since any fixed time, positive into the cell
     * @param uncountedSeconds time so far whose charge was not counted
     * @param amperes current, 0 with the relay open; A
     * @param volts at the cell, V
     * @param celsius of the cell
     */
    public void sample(
            long nanos,
            double netAmpereHours,
            double uncountedSeconds,
            double amperes,
            double volts,
            double celsius) {
        double unit = 1e3 / model.grams();
        recorder.sample(
                nanos,
                netAmpereHours * unit,
                uncountedSeconds,
                amperes * unit,
                volts,
                celsius,
                !enough());
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
        if (recorder.finished()) {
            afterwards += steps;
        }
        boolean gap = Math.abs(log.missed()) > CONSIDER_CHARGE;
        if (log.charge() > considered + CONSIDER_CHARGE) {
            considered = log.charge();
            consider(fit, gap && ratio % 2 == 1);
            ratio++;
        }
        fit.work(steps);
        if (evidence != null && fit.ready()) {
            evidence.look(fit.best());
        }
    }

    /** Tries other values of what may have more than one that fits. */
    private void consider(DonorFit of, boolean gap) {
        if (gap) {
            double share = SHARES[ratio % SHARES.length];
            of.consider(FirstChargeModel.MISSED, share - MissedCharge.EXPECTED_SHARE);
        } else {
            double times = RATIOS[ratio % RATIOS.length];
            of.consider(FirstChargeModel.CAPACITY, StrictMath.log(times));
        }
    }

    /** Whether the fit has seen all of a first charge that tells of the donor. */
    public boolean complete() {
        return fit == null || recorder.finished() || log.full() || enough();
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
            return beforehand(first);
        }
        if (unshown()) {
            return ofUnshown(fit);
        }
        return new DonorEstimate(
                share(unseen(fit.depletion(), fit.capacity().value())),
                fit.capacity(),
                share(unseen(whole(fit), fit.capacity().value() + nps(fit))),
                Estimated.UNKNOWN,
                fit.inflation(),
                basis());
    }

    /** Where the charge shows no donor there may be none, whatever the file says. */
    private DonorEstimate ofUnshown(DonorFit of) {
        double all = of.capacity().value();
        return new DonorEstimate(
                Estimated.UNKNOWN,
                new Estimated(all, Math.max(all, of.capacity().sigma())),
                Estimated.UNKNOWN,
                Estimated.UNKNOWN,
                of.inflation(),
                basis());
    }

    private boolean unshown() {
        return evidence != null && !evidence.seen();
    }

    private DonorEstimate.Basis basis() {
        return complete()
                ? DonorEstimate.Basis.AFTER_FIRST_CHARGE
                : DonorEstimate.Basis.FIRST_CHARGE;
    }

    /** Of a cell whose first charge nobody watched: what is left of its donor is not known. */
    DonorEstimate estimateOfUsed() {
        DonorEstimate fresh = estimate();
        return fresh.basis() == DonorEstimate.Basis.NO_DONOR
                ? fresh
                : new DonorEstimate(
                        Estimated.UNKNOWN,
                        fresh.na2sMilliampereHoursPerGram(),
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        1,
                        DonorEstimate.Basis.DESIGN);
    }

    private DonorEstimate beforehand(FirstChargeModel design) {
        double sigma = tuning.dose();
        double all = design.nominalNa2s();
        double both = all + design.nominalNps();
        Estimated given = na2sGiven();
        double ofCapacity = sigma * given.value();
        double off = Math.sqrt(given.sigma() * given.sigma() + ofCapacity * ofCapacity);
        return new DonorEstimate(
                new Estimated(given.value() / all, off / all),
                new Estimated(all, sigma * all),
                new Estimated(given.value() / both, off / both),
                Estimated.UNKNOWN,
                1,
                DonorEstimate.Basis.DESIGN);
    }

    /** Na2S from the fit, NPS in proportion. */
    private Estimated whole(DonorFit of) {
        double nps = nps(of);
        double all = of.capacity().value() + nps;
        double given = na2sGiven().value() + npsGiven();
        double left = 1 - npsGiven() / nps;
        double ofNa2s = of.capacity().value() * of.depletion().sigma();
        double ofNps = FirstCharge.NPS_SIGMA * nps * left;
        return new Estimated(given / all, Math.sqrt(ofNa2s * ofNa2s + ofNps * ofNps) / all);
    }

    /** NPS of the donor: as designed, in proportion to the Na2S beside which it lies; mAh/g. */
    private double nps(DonorFit of) {
        return of.npsPerNa2s() * of.capacity().value();
    }

    /** Where the current is not read right now, what may have passed meanwhile. */
    private Estimated unseen(Estimated share, double capacity) {
        double most = complete() ? 0 : recorder.pending() / capacity;
        double sigma = tuning.missed() * most;
        return new Estimated(
                share.value() + MissedCharge.EXPECTED_SHARE * most,
                Math.sqrt(square(share.sigma()) + square(sigma)));
    }

    /** A share lies between 0 and 1 and is never known to better than a fifth of a percent. */
    private static Estimated share(Estimated of) {
        return new Estimated(
                Math.max(0, Math.min(1, of.value())), Math.max(LEAST_SHARE_SIGMA, of.sigma()));
    }

    /** Relative error of the counted charge at 0.1C, because of gain and offset of the current. */
    private double chargeShare(double nominalRate) {
        double offset = meters.offsetAmperes() * 1e3 / model.grams() / (0.1 * nominalRate);
        return Math.sqrt(square(meters.currentGain()) + square(offset));
    }

    private static double square(double value) {
        return value * value;
    }

    /** Charge since the first charge began, counted or not, mAh/g. */
    Estimated passed() {
        Estimated inLog =
                fit != null && fit.ready() && log.missed() != 0
                        ? fit.missed()
                        : new Estimated(0, tuning.missed() * Math.abs(log.missed()));
        double outside = tuning.missed() * (recorder.missed() + recorder.pending() - log.missed());
        return new Estimated(
                recorder.passed()
                        + MissedCharge.EXPECTED_SHARE * recorder.pending()
                        + inLog.value(),
                Math.sqrt(square(inLog.sigma()) + square(outside)));
    }

    /** Most charge that had passed, mAh/g. */
    double most() {
        return passed().value() + recorder.most() - recorder.passed();
    }

    /** What the Na2S of the donor has given, mAh/g. */
    Estimated na2sGiven() {
        if (fit == null || first == null || prior == null) {
            return new Estimated(0, 0);
        }
        if (!fit.ready()) {
            Estimated given =
                    prior.given(recorder.stoodHours(), passed().value(), first.nominalNa2s());
            return new Estimated(
                    given.value(), Math.sqrt(square(given.sigma()) + square(passed().sigma())));
        }
        if (unshown()) {
            return new Estimated(0, UNSHOWN_SIGMA);
        }
        // Beyond the log what was missing comes out first of all: nothing else gives as easily.
        double left = fit.capacity().value() - fit.given().value();
        double since = Math.max(0, recorder.most() - log.charge());
        double given = fit.given().value() + Math.min(left, complete() ? left : since);
        return new Estimated(given, fit.capacity().sigma() * given / fit.capacity().value());
    }

    /** What its NPS has given, in proportion to its Na2S; mAh/g. */
    double npsGiven() {
        if (fit == null || first == null || unshown()) {
            return 0;
        }
        double past = most() - (fit.ready() ? fit.capacity().value() : first.nominalNa2s());
        if (past <= 0) {
            return 0;
        }
        double rest = Math.min(1, past / (first.npsDone() * model.capacity()));
        double before = first.npsBefore();
        double all = fit.ready() ? nps(fit) : first.nominalNps();
        return all * (before + (1 - before) * rest);
    }

    /** Whether the first charge is over: more than a little was taken out again. */
    boolean turned() {
        return recorder.running() && recorder.finished();
    }

    /** How many numbers {@link #copyTo} writes now. */
    int size() {
        return FirstChargeRecorder.size() + DonorFit.size() + log.stateSize();
    }

    void copyTo(double[] target, int at) {
        recorder.copyTo(target, at);
        if (fit != null) {
            fit.copyTo(target, at + FirstChargeRecorder.size());
        }
        log.copyTo(target, at + FirstChargeRecorder.size() + DonorFit.size());
    }

    /** Takes over what {@link #copyTo} wrote, on whatever clock comes now. */
    void copyFrom(double[] source, int at) {
        recorder.copyFrom(source, at);
        if (fit != null) {
            fit.copyFrom(source, at + FirstChargeRecorder.size());
        }
        log.copyFrom(source, at + FirstChargeRecorder.size() + DonorFit.size());
    }
}
