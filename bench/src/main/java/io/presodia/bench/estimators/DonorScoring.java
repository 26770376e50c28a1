package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.DonorEstimator;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Scores the donor's estimate over first charges of one row. */
final class DonorScoring {
    /** True depletion at which the estimate is looked at. */
    static final double[] MARKS = {0.30, 0.60, 0.80, 0.95};

    private static final double SAMPLE_SECONDS = 20;
    private static final double REST_SECONDS = 7200;
    private static final double LONGEST_SECONDS = 20 * 3600;

    /** Model steps of the fit per sample: 12 per scan of 50 ms would be 4800. */
    private static final int WORK = 600;

    /** A capacity this close is known; relative. */
    private static final double KNOWN = 0.03;

    /** Samples between looks at the capacity: 5 min. */
    private static final int LOOK = 15;

    /** Voltage by which the simplest baseline tells the end of a donor, V. */
    private static final double THRESHOLD_VOLTS = 2.4;

    private final Score capacity = new Score();
    private final Score[] depletion = new Score[MARKS.length];
    private final Score threshold = new Score();
    private final Score peak = new Score();
    private final Convergence known = new Convergence();
    private double cpuSeconds;
    private long samples;
    private long cells;

    DonorScoring() {
        for (int i = 0; i < MARKS.length; i++) {
            depletion[i] = new Score();
        }
    }

    /** Takes one cell. */
    void add(DonorRow row, long seed) {
        CellDesign built =
                row.mostDose() == 1
                        ? row.cell()
                        : DosedCell.mistaken(
                                row.cell(),
                                new NoiseSource(seed, "dose")
                                        .uniform(row.leastDose(), row.mostDose()));
        CellScatter scatter = CellScatter.draw(seed, row.spread());
        AgeableCell cell = row.plant().make(built, scatter, seed);
        Trace truth = firstCharge(row.cell(), cell);
        score(row, truth.seenBy(new Instrument(row.tier(), seed)));
    }

    /** A rest of two hours and a charge at 0.1C to the top of the window. */
    private static Trace firstCharge(CellDesign design, AgeableCell cell) {
        Trace trace = new Trace();
        double amperes = 0.1 * design.oneCAmperes();
        double top = design.voltageWindowVolts().high();
        double time = 0;
        while (time < LONGEST_SECONDS && cell.terminalVolts() < top) {
            double flowing = time < REST_SECONDS ? 0 : amperes;
            cell.step(flowing, SAMPLE_SECONDS);
            time += SAMPLE_SECONDS;
            CellTruth truth = cell.truth();
            double given =
                    truth.donorStage1MilliampereHours() + truth.donorStage2MilliampereHours();
            trace.add(
                    time,
                    flowing,
                    cell.terminalVolts(),
                    cell.celsius(),
                    0,
                    given / design.activeMassGrams());
        }
        return trace;
    }

    private void score(DonorRow row, Trace seen) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        DonorEstimator estimator = new DonorEstimator(row.cell(), row.tier().meters());
        double all = seen.deficit(seen.size() - 1);
        double net = 0;
        int mark = 0;
        double unknownAt = 0;
        for (int i = 0; i < seen.size(); i++) {
            net += i == 0 ? 0 : seen.amperes(i) * SAMPLE_SECONDS / 3600;
            estimator.sample(
                    (long) (seen.seconds(i) * 1e9),
                    net,
                    0,
                    seen.amperes(i),
                    seen.volts(i),
                    seen.celsius(i));
            estimator.work(estimator.complete() ? WORK / 10 : WORK);
            if (mark < MARKS.length && seen.deficit(i) >= MARKS[mark] * all) {
                DonorEstimate now = estimator.estimate();
                depletion[mark++].add(
                        now.na2sDepletion().value(),
                        now.na2sDepletion().sigma(),
                        seen.deficit(i) / all);
            }
            if (i % LOOK == 0 && !(off(estimator, all) <= KNOWN)) {
                unknownAt = Math.max(0, seen.seconds(i) - REST_SECONDS) / 3600;
            }
        }
        DonorEstimate end = estimator.estimate();
        capacity.add(
                end.na2sMilliampereHoursPerGram().value() / all,
                end.na2sMilliampereHoursPerGram().sigma() / all,
                1);
        cpuSeconds += (threads.getCurrentThreadCpuTime() - before) * 1e-9;
        samples += seen.size();
        cells++;
        known.add(unknownAt);
        runBaselines(row, seen, all);
    }

    private static double off(DonorEstimator estimator, double all) {
        return Math.abs(estimator.estimate().na2sMilliampereHoursPerGram().value() / all - 1);
    }

    private void runBaselines(DonorRow row, Trace seen, double all) {
        double grams = row.cell().activeMassGrams();
        double[] charge = new double[seen.size()];
        double steepest = 0;
        double atSteepest = 0;
        double atThreshold = Double.NaN;
        // The step between the stages is steep too: nobody would take it for the end.
        double searchFrom = 0.75 * row.cell().donorChargeMilliampereHours() / grams;
        int window = (int) (0.8 / (0.1 * 117.5 * SAMPLE_SECONDS / 3600));
        for (int i = 1; i < seen.size(); i++) {
            charge[i] = charge[i - 1] + seen.amperes(i) * SAMPLE_SECONDS / 3.6 / grams;
            if (Double.isNaN(atThreshold) && charge[i] > 3 && seen.volts(i) > THRESHOLD_VOLTS) {
                atThreshold = charge[i];
            }
            int from = i - window;
            if (from > 0 && charge[from] > searchFrom && charge[i] < searchFrom + 45) {
                double slope = (seen.volts(i) - seen.volts(from)) / (charge[i] - charge[from]);
                if (slope > steepest) {
                    steepest = slope;
                    atSteepest = 0.5 * (charge[i] + charge[from]);
                }
            }
        }
        threshold.add(atThreshold / all, 0, 1);
        peak.add(atSteepest / all, 0, 1);
    }

    void merge(DonorScoring other) {
        capacity.merge(other.capacity);
        for (int i = 0; i < MARKS.length; i++) {
            depletion[i].merge(other.depletion[i]);
        }
        threshold.merge(other.threshold);
        peak.merge(other.peak);
        known.merge(other.known);
        cpuSeconds += other.cpuSeconds;
        samples += other.samples;
        cells += other.cells;
    }

    /** Errors of the capacity over the true one. */
    Score capacity() {
        return capacity;
    }

    Score depletion(int mark) {
        return depletion[mark];
    }

    Score threshold() {
        return threshold;
    }

    Score peak() {
        return peak;
    }

    /** Hours of charge, median, from which on the capacity was within 3 %; all where never. */
    double knownFromHours() {
        return known.median();
    }

    /** CPU time of the fit for one sample of 20 s, s. */
    double cpuSecondsPerSample() {
        return cpuSeconds / samples;
    }

    /** CPU time of the fit for a first charge, s. */
    double cpuSecondsPerCharge() {
        return cpuSeconds / cells;
    }
}
