package io.presodia.firmware.estimate;

import java.util.Arrays;

/**
 * Fits the parameters of a first charge to its log: Gauss-Newton steps towards the most probable
 * parameters, with damping where a step makes things worse. One step costs one run of the model for
 * each parameter and one more; {@link #work} does a bounded part of it at a time. The uncertainty
 * is that of the posterior, inflated where the fit is worse than it should be.
 */
final class DonorFit {
    private static final int P = FirstChargeModel.PARAMETERS;

    /** Finite differences, as a share of the prior standard deviation. */
    private static final double DIFFERENCE = 0.05;

    /** Values looked at: Na2S given so far, all of it, their ratio, uncounted charge. */
    private static final int OUTPUTS = 4;

    /**
     * Sum of the squares of the fit of a usual cell, its parameters' included, without what the
     * instruments add: a cell that is further off shows it, and its bands are widened.
     */
    private static final double USUAL_SUM = 7;

    private static final double MOST_RATIO = 3;

    /** Little charge does not show yet how far off a cell is; so much does, mAh/g. */
    private static final double EARLY = 0.35;

    private static final double EARLY_CHARGE = 5;

    /** Stages' own resistances may differ by so much at most, as a logarithm. */
    private static final double MOST_OWN = 1.2;

    private static final double MOST_DAMPING = 1e8;

    private final FirstChargeModel model;
    private final FirstChargeLog log;
    private final DonorTuning tuning;
    private final FitPriors priors;
    private final double[] theta = new double[P];
    private final double[] best = new double[P];
    private final double[] tried = new double[P];
    private final double[] base = new double[FirstChargeLog.CAPACITY];
    private final double[] jacobian = new double[FirstChargeLog.CAPACITY * P];
    private final double[] outputs = new double[OUTPUTS];
    private final double[] outputSlopes = new double[OUTPUTS * P];
    private final NormalEquations equations = new NormalEquations(P);
    private final double[] gradient = new double[P];
    private final double[] step = new double[P];
    private final double[] solution = new double[P];

    /** Parameters that a step varies: where all charge was counted, there is no more to find. */
    private int columns = P - 1;

    private int column;
    private int row;
    private int rows;
    private double damping = 1e-3;
    private double bestCost = Double.POSITIVE_INFINITY;
    private int bestRows;
    private double inflation = 1;
    private final double readingVariance;
    private final FitNoise noise;
    private boolean ready;
    private final double[] values = new double[OUTPUTS];
    private final double[] variances = new double[OUTPUTS];

    DonorFit(
            FirstChargeModel model,
            FirstChargeLog log,
            DonorTuning tuning,
            Meters meters,
            double coulometer) {
        this.model = model;
        this.log = log;
        this.tuning = tuning;
        readingVariance = meters.voltsNoise() * meters.voltsNoise();
        noise = new FitNoise(log, tuning);
        priors = new FitPriors(tuning, meters, coulometer);
        System.arraycopy(priors.means(), 0, theta, 0, P);
        System.arraycopy(theta, 0, best, 0, P);
    }

    /** What is known before there is anything to fit, by a model of its own. */
    DonorPrior beforehand(FirstChargeModel own) {
        return new DonorPrior(own, priors, tuning.curveVolts());
    }

    /** Whether there is a donor, by a model of its own. */
    DonorEvidence evidence(FirstChargeModel own) {
        return new DonorEvidence(own, log, tuning, priors.means());
    }

    /** The parameters that the fit has come to. */
    double[] best() {
        return best;
    }

    /** NPS of the design over its Na2S. */
    double npsPerNa2s() {
        return model.nominalNps() / model.nominalNa2s();
    }

    /** Whether there is anything to tell. */
    boolean ready() {
        return ready;
    }

    /** Na2S given when the fit last looked, mAh/g. */
    Estimated given() {
        return output(0);
    }

    /**
     * All Na2S, mAh/g. Where the fit ends on a wall of its model, what is linear there knows too
     * much: no fit knows it better than donor and foot of the cathode, which look alike, can be
     * told apart, unless the dose was weighed better than that. Elsewhere it knows too little.
     */
    Estimated capacity() {
        double dose =
                priors.believed(FirstChargeModel.CAPACITY, best[FirstChargeModel.CAPACITY])
                        * values[1];
        double alike = tuning.alikeCharge() * dose / StrictMath.hypot(tuning.alikeCharge(), dose);
        double least = alike * Math.max(1, inflation / tuning.leastInflation());
        double linear = tuning.capacityBand() * Math.sqrt(variances[1]);
        return new Estimated(values[1], Math.max(least, linear));
    }

    /** Charge by which the Na2S is out for all that the fit knows: four deviations more, mAh/g. */
    double surelyOut() {
        return values[1] + 4 * Math.sqrt(variances[1]);
    }

    /** Share of the Na2S that is out. */
    Estimated depletion() {
        return output(2);
    }

    /** What passed uncounted in the log beside what was expected, mAh/g. */
    Estimated missed() {
        return output(3);
    }

    private Estimated output(int i) {
        return new Estimated(values[i], Math.sqrt(variances[i]));
    }

    /** How much worse the fit is than it should be; 1 where it is as good. */
    double inflation() {
        return inflation;
    }

    /** Takes up to so many steps of the model; a Gauss-Newton step ends somewhere among them. */
    void work(int steps) {
        if (log.size() < 2) {
            return;
        }
        for (int i = 0; i < steps; i++) {
            if (column == 0 && row == 0) {
                rows = log.size();
                columns = log.missed() == 0 ? P - 1 : P;
                model.begin(theta);
            }
            double volts = model.step(row);
            if (column == 0) {
                base[row] = volts;
            } else {
                jacobian[row * P + column - 1] = (volts - base[row]) / difference(column - 1);
            }
            row++;
            if (row == rows) {
                row = 0;
                endColumn();
            }
        }
    }

    /** Takes whole Gauss-Newton steps. */
    void iterate(int times) {
        for (int i = 0; i < times; i++) {
            column = 0;
            row = 0;
            work(((log.missed() == 0 ? P - 1 : P) + 1) * log.size());
        }
    }

    private double difference(int parameter) {
        return DIFFERENCE * priors.sigma(parameter);
    }

    private void endColumn() {
        if (column == 0) {
            look(outputs);
            if (!judge()) {
                return;
            }
        } else {
            double by = difference(column - 1);
            double[] moved = solution;
            look(moved);
            for (int k = 0; k < OUTPUTS; k++) {
                outputSlopes[k * P + column - 1] = (moved[k] - outputs[k]) / by;
            }
        }
        if (column == columns) {
            column = 0;
            step();
            return;
        }
        System.arraycopy(theta, 0, tried, 0, P);
        tried[column] += difference(column);
        column++;
        model.begin(tried);
    }

    private void look(double[] into) {
        into[0] = model.na2sGiven();
        into[1] = model.na2s();
        into[2] = model.na2sGiven() / model.na2s();
        into[3] = model.missed();
    }

    /** Whether the step just tried is worth going on from; otherwise tries a shorter one. */
    private boolean judge() {
        double cost = cost();
        boolean grown = rows != bestRows;
        if (grown || cost <= bestCost) {
            bestCost = cost;
            bestRows = rows;
            System.arraycopy(theta, 0, best, 0, P);
            damping = Math.max(1e-6, damping * 0.3);
            return true;
        }
        damping = Math.min(MOST_DAMPING, damping * 10);
        System.arraycopy(best, 0, theta, 0, P);
        if (damping >= MOST_DAMPING) {
            damping = 1e-3;
            bestCost = Double.POSITIVE_INFINITY;
            return false;
        }
        solve();
        return false;
    }

    private double cost() {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double off = log.volts(i) - base[i];
            if (!Double.isNaN(off)) {
                sum += off * off / noise.variance(i, base);
            }
        }
        return sum + priors.improbable(theta);
    }

    private void step() {
        double[] normal = equations.matrix();
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        double misfit = 0;
        double ofReadings = 0;
        double count = 0;
        for (int i = 0; i < rows; i++) {
            double off = log.volts(i) - base[i];
            if (Double.isNaN(off)) {
                continue;
            }
            double weight = 1 / noise.variance(i, base);
            misfit += off * off * weight;
            ofReadings += readingVariance * weight;
            count += Math.min(1, Math.abs(log.charge(i)) / tuning.correlation());
            for (int k = 0; k < columns; k++) {
                double jk = jacobian[i * P + k] * weight;
                gradient[k] += jk * off;
                for (int m = 0; m <= k; m++) {
                    normal[k * P + m] += jk * jacobian[i * P + m];
                }
            }
        }
        for (int k = 0; k < P; k++) {
            double believed = priors.believed(k, theta[k]);
            double precision = 1 / (believed * believed);
            normal[k * P + k] += precision;
            gradient[k] += precision * (priors.mean(k) - theta[k]);
        }
        if (noise.rescale(misfit, count)) {
            bestCost = cost();
        }
        double sum = Math.max(0, misfit - ofReadings) + priors.improbableCell(theta);
        double ratio = Math.min(MOST_RATIO, Math.sqrt(sum / USUAL_SUM));
        double early = EARLY * StrictMath.exp(-log.charge() / EARLY_CHARGE);
        inflation = (tuning.leastInflation() + early) * Math.max(1, ratio);
        conclude();
        solve();
    }

    /** Values and variances of the outputs at the parameters the step began from. */
    private void conclude() {
        equations.factorise(0);
        for (int k = 0; k < OUTPUTS; k++) {
            values[k] = outputs[k];
            variances[k] = equations.variance(outputSlopes, k * P) * inflation * inflation;
        }
        ready = true;
    }

    /** The next parameters to try: those the normal equations say, damped. */
    private void solve() {
        equations.factorise(damping);
        equations.solve(gradient, step);
        for (int i = 0; i < P; i++) {
            double most = 1.5 * priors.sigma(i);
            theta[i] = best[i] + Math.max(-most, Math.min(most, step[i]));
        }
        theta[FirstChargeModel.WIDTH] = Math.max(0.3, theta[FirstChargeModel.WIDTH]);
        theta[FirstChargeModel.OHMIC] = Math.max(0.2, theta[FirstChargeModel.OHMIC]);
        theta[FirstChargeModel.NPS] = Math.max(0.05, theta[FirstChargeModel.NPS]);
        theta[FirstChargeModel.LATER] = within(theta[FirstChargeModel.LATER]);
        theta[FirstChargeModel.GROWTH] = within(theta[FirstChargeModel.GROWTH]);
    }

    private static double within(double own) {
        return Math.max(-MOST_OWN, Math.min(MOST_OWN, own));
    }

    /**
     * Looks whether the fit had better start again from another value of a parameter of the model.
     * Costs a run of it over the whole log.
     */
    void consider(int parameter, double value) {
        if (log.size() < 2) {
            return;
        }
        System.arraycopy(best, 0, tried, 0, P);
        tried[parameter] = value;
        rows = log.size();
        model.begin(tried);
        for (int i = 0; i < rows; i++) {
            base[i] = model.step(i);
        }
        System.arraycopy(theta, 0, solution, 0, P);
        System.arraycopy(tried, 0, theta, 0, P);
        double cost = cost();
        if (cost < bestCost && rows == bestRows) {
            System.arraycopy(tried, 0, best, 0, P);
            bestCost = cost;
            damping = 1e-2;
        } else {
            System.arraycopy(solution, 0, theta, 0, P);
        }
        column = 0;
        row = 0;
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return P + 2 * OUTPUTS + 2;
    }

    void copyTo(double[] target, int from) {
        System.arraycopy(best, 0, target, from, P);
        System.arraycopy(values, 0, target, from + P, OUTPUTS);
        System.arraycopy(variances, 0, target, from + P + OUTPUTS, OUTPUTS);
        target[from + P + 2 * OUTPUTS] = inflation;
        target[from + P + 2 * OUTPUTS + 1] = ready ? 1 : 0;
    }

    /** Takes over what {@link #copyTo} wrote and goes on from there. */
    void copyFrom(double[] source, int from) {
        System.arraycopy(source, from, best, 0, P);
        System.arraycopy(best, 0, theta, 0, P);
        System.arraycopy(source, from + P, values, 0, OUTPUTS);
        System.arraycopy(source, from + P + OUTPUTS, variances, 0, OUTPUTS);
        inflation = source[from + P + 2 * OUTPUTS];
        ready = source[from + P + 2 * OUTPUTS + 1] != 0;
        bestCost = Double.POSITIVE_INFINITY;
        damping = 1e-3;
        column = 0;
        row = 0;
    }
}
