package io.presodia.firmware.estimate;

/**
 * Hypotheses about one cell side by side, mixed by how well each foretold the voltage. Sodium
 * missing from the anode and sodium trapped in it move its steps alike; which of them it is shows
 * only where the anode runs empty, and until then no single Gaussian tells the truth.
 */
final class SocFilter {
    static final int HYPOTHESES = 9;

    /**
     * States of charge they start from, in standard deviations, in turn: steps of the curves are
     * too steep for one Gaussian over all that may be.
     */
    private static final double[] ASIDE = {-0.8, 0.8, 0};

    /** How wide each starts there, in the same unit. */
    private static final double ASIDE_WIDE = 0.65;

    /** The deficits they start from reach so many standard deviations to both sides. */
    private static final double REACH = 1.8;

    /** How wide each starts, in the same unit. */
    private static final double WIDE = 0.35;

    /**
     * Charge, in capacities, over which the stated uncertainty comes down to {@link
     * SocTuning#band}: what nobody has seen yet is as uncertain as it is told to be.
     */
    private static final double BAND_CAPACITIES = 0.15;

    /** What it comes down from: a cell at rest shows one voltage, and many states have it. */
    private static final double START_BAND = 1.4;

    /**
     * Usual deviation of a state of charge, and the power of the ratio to it by which bands are
     * narrower below and wider above it; chosen on tuning cells.
     */
    private static final double USUAL_SIGMA = 0.004;

    private static final double SHARPER = 0.75;
    private static final double LEAST_SHARPER = 0.5;
    private static final double MOST_SHARPER = 1.5;

    /**
     * Mean misfit from which all hypotheses are wrong: 500 tuning cells reached 0.9 at most, with
     * errors doubled and as witnesses too; a filter that had lost its cell, 2.6.
     */
    private static final double LOST_MISFIT = 1.5;

    /** Most things asked for at a time. */
    private static final int QUEUE = 16;

    private static final int ADVANCE = 0;
    private static final int MEASURE = 1;
    private static final int RESISTANCE = 2;
    private static final int LOSE = 3;
    private static final int PAUSE = 4;

    private final CellModel model;
    private final SocTuning tuning;
    private final SocHypothesis[] hypotheses = new SocHypothesis[HYPOTHESES];
    private final SocMixture mixture = new SocMixture(hypotheses);
    private final double[] surprise = new double[HYPOTHESES];
    private final SigmaFilter.Measurement socOfState = this::soc;
    private final Passage passage;
    private final int[] kinds = new int[QUEUE];
    private final double[] values = new double[4 * QUEUE];
    private int first;
    private int waiting;
    private int next;
    private double factor = 1;
    private double lastCelsius = Double.NaN;
    private double sinceAdvance;

    SocFilter(CellModel model, SocTuning tuning) {
        this.model = model;
        this.tuning = tuning;
        passage = new Passage(model, tuning);
        for (int i = 0; i < HYPOTHESES; i++) {
            hypotheses[i] = new SocHypothesis(model, tuning);
        }
    }

    /** Starts from what is known beforehand. */
    void start(SocPrior prior) {
        first = 0;
        waiting = 0;
        next = 0;
        double sigma = prior.deficit().sigma();
        for (int i = 0; i < HYPOTHESES; i++) {
            double away = REACH * (2.0 * i / (HYPOTHESES - 1) - 1);
            double aside = ASIDE[i % ASIDE.length];
            SocPrior moved = prior.withSoc(aside, ASIDE_WIDE);
            hypotheses[i].start(moved, prior.deficit().value() + away * sigma, WIDE * sigma);
            hypotheses[i].setLogWeight(-0.5 * (away * away + aside * aside));
        }
        lastCelsius = Double.NaN;
        mixture.start();
    }

    /**
     * Lets a charge pass.
     *
     * @param charge specific, mAh/g
     * @param hours h
     * @param celsius temperature meanwhile, °C
     */
    void advance(double charge, double hours, double celsius) {
        if (celsius != lastCelsius) {
            factor = model.temperatureFactor(celsius);
        }
        double warming = Double.isNaN(lastCelsius) ? 0 : celsius - lastCelsius;
        lastCelsius = celsius;
        mixture.pass(Math.abs(charge) / model.capacity());
        submit(ADVANCE, charge, hours, factor, warming);
    }

    /** So much charge may have passed uncounted, mAh/g. */
    void lose(double charge) {
        submit(LOSE, charge, 0, 0, 0);
    }

    /** An unknown time has passed without current that anybody saw. */
    void pause() {
        submit(PAUSE, 0, 0, 0, 0);
    }

    /**
     * Compares with the voltage.
     *
     * @param rate specific current, mA/g
     * @param volts V
     * @param noise variance of the voltmeter, V2
     */
    void measure(double rate, double volts, double noise) {
        submit(MEASURE, rate, volts, factor, noise);
    }

    /**
     * Takes a resistance from a step of the current.
     *
     * @param ohmGrams V over A, times the mass of the cathode
     * @param sigma relative standard deviation
     */
    void measureResistance(double ohmGrams, double sigma) {
        double ratio = ohmGrams / (model.ohmGrams() * factor);
        submit(RESISTANCE, ratio, sigma * ratio, 0, 0);
    }

    private void submit(int kind, double a, double b, double c, double d) {
        if (waiting == QUEUE) {
            work(HYPOTHESES);
        }
        int at = (first + waiting) % QUEUE;
        kinds[at] = kind;
        values[4 * at] = a;
        values[4 * at + 1] = b;
        values[4 * at + 2] = c;
        values[4 * at + 3] = d;
        waiting++;
    }

    /**
     * Carries out what was asked for, one hypothesis after the other: so many of them, so that no
     * single scan has to wait for all.
     */
    void work(int steps) {
        for (int i = 0; i < steps && waiting > 0; i++) {
            if (next == 0) {
                prepare(kinds[first], 4 * first);
            }
            carryOut(mixture.at(next), kinds[first], 4 * first);
            next++;
            if (next == mixture.kept()) {
                next = 0;
                if (kinds[first] == MEASURE) {
                    mixture.weigh();
                    mixture.giveUp();
                }
                first = (first + 1) % QUEUE;
                waiting--;
            }
        }
    }

    /** Carries out all that was asked for. */
    void finish() {
        work(Integer.MAX_VALUE);
    }

    /** Makes ready what the hypotheses will all take. */
    private void prepare(int kind, int at) {
        if (kind == ADVANCE) {
            passage.set(values[at], values[at + 1], values[at + 2], values[at + 3]);
        }
    }

    private void carryOut(SocHypothesis each, int kind, int at) {
        double a = values[at];
        double b = values[at + 1];
        double c = values[at + 2];
        double d = values[at + 3];
        if (kind == ADVANCE) {
            each.advance(passage);
        } else if (kind == MEASURE) {
            each.measure(a, b, c, d);
        } else if (kind == RESISTANCE) {
            each.measureResistance(a, b);
        } else if (kind == LOSE) {
            each.lose(a);
        } else {
            each.pause();
        }
    }

    /** One of the hypotheses. */
    SocHypothesis hypothesis(int i) {
        return hypotheses[i];
    }

    /** Probability of a hypothesis. */
    double weight(int hypothesis) {
        return mixture.weight(hypothesis);
    }

    private double soc(double[] s) {
        double q = model.capacity() * s[SocHypothesis.CAPACITY];
        double u = s[SocHypothesis.EXTRACTED] + sinceAdvance;
        double deficit = s[SocHypothesis.DEFICIT];
        return Math.min(u, u - deficit) / (q - Math.max(deficit, 0));
    }

    /**
     * The estimate now. Allocates.
     *
     * @param charge specific, that has passed since the last that {@link #advance} took; mAh/g
     */
    SocEstimate estimate(double charge) {
        finish();
        sinceAdvance = charge;
        for (int k = 0; k < mixture.kept(); k++) {
            surprise[k] = mixture.at(k).surprise();
        }
        double grams = model.grams();
        return new SocEstimate(
                soc(),
                mixed(SocHypothesis.DEFICIT, 1),
                mixed(SocHypothesis.CAPACITY, model.capacity()),
                mixed(SocHypothesis.TRAPPED, 1),
                mixed(SocHypothesis.RESISTANCE, model.ohmGrams() / grams),
                mixed(SocHypothesis.OFFSET, grams * 1e-3),
                sodiumLimited());
    }

    /**
     * Whether no hypothesis holds any more: voltages are further off, over hours, than by any error
     * that the filter allows for.
     */
    boolean lost() {
        double sum = 0;
        for (int k = 0; k < mixture.kept(); k++) {
            sum += mixture.weightAt(k) * mixture.at(k).misfit();
        }
        return sum > LOST_MISFIT;
    }

    private double sodiumLimited() {
        double sum = 0;
        for (int k = 0; k < mixture.kept(); k++) {
            SocHypothesis each = mixture.at(k);
            double sigma = each.sigma(SocHypothesis.DEFICIT) * surprise[k];
            double z = each.value(SocHypothesis.DEFICIT) / sigma;
            sum += mixture.weightAt(k) * Gauss.below(z);
        }
        return sum;
    }

    /**
     * Stated uncertainty of the state of charge over that of the filter: what it holds for well
     * known is known better still, what it holds for badly known worse.
     */
    private double band(double raw) {
        double power = StrictMath.pow(raw / USUAL_SIGMA, SHARPER);
        double known = tuning.band() * Math.max(LEAST_SHARPER, Math.min(MOST_SHARPER, power));
        double unseen = StrictMath.exp(-mixture.passed() / BAND_CAPACITIES);
        return known + unseen * (START_BAND - known);
    }

    private Estimated soc() {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < mixture.kept(); k++) {
            SocHypothesis each = mixture.at(k);
            double share = mixture.weightAt(k);
            double raw = surprise[k] * Math.sqrt(each.project(socOfState));
            double sigma = raw * band(raw);
            double variance = sigma * sigma;
            double mean = each.projected();
            sum += share * mean;
            squares += share * (variance + mean * mean);
        }
        return new Estimated(sum, Math.sqrt(Math.max(0, squares - sum * sum)));
    }

    private Estimated mixed(int state, double unit) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < mixture.kept(); k++) {
            SocHypothesis each = mixture.at(k);
            double share = mixture.weightAt(k);
            double mean = each.value(state);
            double sigma = each.sigma(state) * surprise[k];
            sum += share * mean;
            squares += share * (sigma * sigma + mean * mean);
        }
        return new Estimated(sum * unit, Math.sqrt(Math.max(0, squares - sum * sum)) * unit);
    }

    int size() {
        return HYPOTHESES * hypotheses[0].size() + mixture.size() + 2;
    }

    void copyTo(double[] target, int from) {
        finish();
        int at = from;
        for (SocHypothesis each : hypotheses) {
            each.copyTo(target, at);
            at += each.size();
        }
        target[at++] = factor;
        target[at++] = lastCelsius;
        mixture.copyTo(target, at);
    }

    void copyFrom(double[] source, int from) {
        first = 0;
        waiting = 0;
        next = 0;
        int at = from;
        for (SocHypothesis each : hypotheses) {
            each.copyFrom(source, at);
            at += each.size();
        }
        factor = source[at++];
        lastCelsius = source[at++];
        mixture.copyFrom(source, at);
    }
}
