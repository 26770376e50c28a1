package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.SocEstimate;
import io.presodia.firmware.estimate.SocEstimator;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Scores the state of charge over cells of one row. */
final class SocScoring {
    static final double HOURS = 48;

    /** Errors count from here, h. */
    private static final double SETTLED_HOURS = 4;

    /** An error of the state of charge below this counts as converged. */
    private static final double CONVERGED = 0.02;

    /** The same of the deficit: what is asked of it, mAh/g. */
    private static final double CONVERGED_DEFICIT = 1.3;

    /** When the deficit is looked at, h. */
    static final double[] LOOKS = {4, 12, 24, 48};

    /** Below this state of charge the cell counts as empty. */
    private static final double EMPTY = 0.04;

    private static final double EKF_NOISE_VOLTS = 0.05;
    private static final int EVERY = 60;
    private static final int EVERY_AT_FIRST = 6;

    private final Score soc = new Score();
    private final Score lateSoc = new Score();
    private final Score deficit = new Score();
    private final Score lateDeficit = new Score();
    private final Score endDeficit = new Score();
    private final Score[] deficitAt = {new Score(), new Score(), new Score(), new Score()};
    private final Score beforeEmpty = new Score();
    private final Score afterEmpty = new Score();
    private final Score ekf = new Score();
    private final Score coulomb = new Score();
    private final Convergence convergence = new Convergence();
    private final Convergence deficitConvergence = new Convergence();
    private double cpuSeconds;
    private long samples;

    /** Takes one cell. */
    void add(SocRow row, long seed) {
        AgeableCell cell = RandomCell.used(row.cell(), row.plant(), seed, row.spread());
        Trace truth = row.load().run(row.cell(), cell, seed, HOURS);
        Trace seen = truth.seenBy(new Instrument(row.tier(), seed));
        double half = row.startSigma() * Math.sqrt(3);
        double off = new NoiseSource(seed, "start").uniform(-half, half);
        double start = Math.max(0, Math.min(1, truth.soc(0) + off));
        runFilter(row, seen, start);
        runBaselines(row, seen, start);
    }

    private void runFilter(SocRow row, Trace seen, double start) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        SocEstimator estimator = new SocEstimator(row.cell(), row.tier().meters());
        estimator.startUsed(new Estimated(start, row.startSigma()));
        double net = 0;
        double converged = Double.NaN;
        double deficitConverged = Double.NaN;
        boolean emptied = false;
        int look = 0;
        for (int i = 0; i < seen.size(); i++) {
            net += charge(seen, i);
            long before = threads.getCurrentThreadCpuTime();
            estimator.sample(
                    (long) (seen.seconds(i) * 1e9),
                    net,
                    0,
                    seen.amperes(i),
                    seen.volts(i),
                    seen.celsius(i));
            cpuSeconds += (threads.getCurrentThreadCpuTime() - before) * 1e-9;
            samples++;
            emptied |= seen.soc(i) < EMPTY;
            boolean settled = seen.seconds(i) > SETTLED_HOURS * 3600;
            if (i % (Double.isNaN(converged) ? EVERY_AT_FIRST : EVERY) != 0) {
                continue;
            }
            SocEstimate now = estimator.estimate();
            if (Double.isNaN(converged) && Math.abs(now.soc().value() - seen.soc(i)) < CONVERGED) {
                converged = seen.seconds(i) / 3600;
            }
            Estimated d = now.deficitMilliampereHoursPerGram();
            if (Double.isNaN(deficitConverged)
                    && Math.abs(d.value() - seen.deficit(i)) < CONVERGED_DEFICIT) {
                deficitConverged = seen.seconds(i) / 3600;
            }
            if (i % EVERY == 0
                    && look < LOOKS.length - 1
                    && seen.seconds(i) >= LOOKS[look] * 3600) {
                deficitAt[look++].add(d.value(), d.sigma(), seen.deficit(i));
            }
            if (settled && i % EVERY == 0) {
                (emptied ? afterEmpty : beforeEmpty)
                        .add(now.soc().value(), now.soc().sigma(), seen.soc(i));
                soc.add(now.soc().value(), now.soc().sigma(), seen.soc(i));
                deficit.add(d.value(), d.sigma(), seen.deficit(i));
                if (seen.seconds(i) > 0.5 * HOURS * 3600) {
                    lateSoc.add(now.soc().value(), now.soc().sigma(), seen.soc(i));
                    lateDeficit.add(d.value(), d.sigma(), seen.deficit(i));
                }
            }
        }
        Estimated d = estimator.estimate().deficitMilliampereHoursPerGram();
        endDeficit.add(d.value(), d.sigma(), seen.deficit(seen.size() - 1));
        deficitAt[LOOKS.length - 1].merge(endDeficit);
        convergence.add(Double.isNaN(converged) ? HOURS : converged);
        deficitConvergence.add(Double.isNaN(deficitConverged) ? HOURS : deficitConverged);
    }

    private void runBaselines(SocRow row, Trace seen, double start) {
        TunedEkf filter = new TunedEkf(row.cell(), start, row.startSigma(), EKF_NOISE_VOLTS);
        CoulombCounter counter = new CoulombCounter(row.cell(), start);
        for (int i = 1; i < seen.size(); i++) {
            double seconds = seen.seconds(i) - seen.seconds(i - 1);
            filter.step(seen.amperes(i), seen.volts(i), seen.celsius(i), seconds);
            counter.advance(seen.amperes(i), seconds);
            if (i % EVERY == 0 && seen.seconds(i) > SETTLED_HOURS * 3600) {
                ekf.add(filter.soc(), filter.sigma(), seen.soc(i));
                coulomb.add(counter.soc(), 0, seen.soc(i));
            }
        }
    }

    private static double charge(Trace trace, int i) {
        return i == 0 ? 0 : trace.amperes(i) * (trace.seconds(i) - trace.seconds(i - 1)) / 3600;
    }

    void merge(SocScoring other) {
        soc.merge(other.soc);
        lateSoc.merge(other.lateSoc);
        deficit.merge(other.deficit);
        lateDeficit.merge(other.lateDeficit);
        endDeficit.merge(other.endDeficit);
        for (int i = 0; i < LOOKS.length; i++) {
            deficitAt[i].merge(other.deficitAt[i]);
        }
        beforeEmpty.merge(other.beforeEmpty);
        afterEmpty.merge(other.afterEmpty);
        ekf.merge(other.ekf);
        coulomb.merge(other.coulomb);
        convergence.merge(other.convergence);
        deficitConvergence.merge(other.deficitConvergence);
        cpuSeconds += other.cpuSeconds;
        samples += other.samples;
    }

    Score soc() {
        return soc;
    }

    /** The state of charge in the second half of the run. */
    Score lateSoc() {
        return lateSoc;
    }

    Score deficit() {
        return deficit;
    }

    /** The deficit in the second half of the run. */
    Score lateDeficit() {
        return lateDeficit;
    }

    /** The deficit at the end of the run. */
    Score endDeficit() {
        return endDeficit;
    }

    /** The deficit after so many hours: {@link #LOOKS}. */
    Score deficitAt(int look) {
        return deficitAt[look];
    }

    /** The state of charge before the cell was empty for the first time. */
    Score beforeEmpty() {
        return beforeEmpty;
    }

    /** The state of charge from then on. */
    Score afterEmpty() {
        return afterEmpty;
    }

    Score ekf() {
        return ekf;
    }

    Score coulomb() {
        return coulomb;
    }

    /** Median time until the error was below 2 %, h. */
    double convergenceHours() {
        return convergence.median();
    }

    /** Median time until the error of the deficit was below 1.3 mAh/g, h. */
    double deficitConvergenceHours() {
        return deficitConvergence.median();
    }

    /** CPU time of the filter for one sample, us. */
    double cpuMicrosPerSample() {
        return cpuSeconds * 1e6 / samples;
    }
}
