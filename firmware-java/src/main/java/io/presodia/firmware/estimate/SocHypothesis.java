package io.presodia.firmware.estimate;

import io.presodia.hal.cell.HostAnode;

/**
 * One hypothesis about the inside of a cell and its filter.
 *
 * <p>With u the reversible vacancies of the cathode, D the deficit and q_t the trapped sodium, all
 * specific, the terminals show
 *
 * <pre>V = U_c(u/Q + e_c) - U_mean(x + w + e_x) + k h half(x) - wall(u - D) + R I + v_d + e(y) + b
 * x = c (u - D + q_t)</pre>
 *
 * where e_c, e_x and e(y) are errors of the open circuit curves. They belong to the cell and stay:
 * passing the same point again teaches nothing new, which is why they are states of their own and
 * not noise. Only b comes and goes with the charge that passes.
 */
final class SocHypothesis implements SigmaFilter.Measurement {
    // States that take on noise come first: that is where it costs least.
    static final int EXTRACTED = 0;
    static final int DEFICIT = 1;
    static final int HYSTERESIS = 2;
    static final int SLOW = 3;
    static final int RESISTANCE = 4;
    static final int CAPACITY = 5;
    static final int WANDER = 6;
    static final int OFFSET = 7;
    static final int TRAPPED = 8;
    static final int WIDTH = 9;
    static final int FOOT = 10;
    static final int STEP = 11;
    static final int ANODE_LOW = 12;
    static final int ANODE_HIGH = 13;
    static final int CURVE = 14;
    static final int CURVE_POINTS = 5;
    static final int STATES = CURVE + CURVE_POINTS;

    /**
     * Where the foot of a cathode curve ends and its middle begins and ends, shares of capacity.
     */
    private static final double FOOT_END = 0.05;

    private static final double FOOT_GONE = 0.10;
    private static final double MIDDLE_BEGIN = 0.35;
    private static final double MIDDLE_FULL = 0.46;
    private static final double MIDDLE_FALL = 0.66;
    private static final double MIDDLE_END = 0.78;

    /** Between these shares of its content the anode passes from its low to its high steps. */
    private static final double ANODE_TURN = 0.36;

    private static final double ANODE_TURNED = 0.52;

    /** Errors taken for seen before any is. */
    private static final double USUAL = 3;

    private static final double PAUSE_VOLTS = 0.02;
    private static final double LEAST_SURPRISE = 0.75;
    private static final double MOST_SURPRISE = 3;

    /** Share of one comparison in the running mean of the misfit: some hours of comparisons. */
    private static final double MISFIT_SHARE = 0.003;

    /** How much wider a misfit makes the bands: square of the innovations over their variance. */
    private static final double MISFIT_WIDENS = 5;

    /** Of what the trapped sodium may explain of a deficit, at most. */
    private static final double MOST_SHARED = 0.95;

    private static final double MILLI = 1e-3;

    private final CellModel model;
    private final SocTuning tuning;
    private final SigmaFilter filter = new SigmaFilter(STATES);
    private final AnodeSpread spread;
    private final double contentFull;
    private final double[] priorSigma = new double[STATES];
    private double logWeight;
    private double misfit;

    // Of the measurement at hand.
    private double ohmicDrive;
    private double deviation;

    SocHypothesis(CellModel model, SocTuning tuning) {
        this.model = model;
        this.tuning = tuning;
        HostAnode host = model.host();
        spread = new AnodeSpread(host == null ? null : host.diffusion());
        contentFull = host == null ? 1 : host.maxSodium().value();
    }

    /** Starts from what is known beforehand. */
    void start(SocPrior prior, double deficit, double deficitSigma) {
        SocTuning t = tuning;
        boolean limited = model.host() != null;
        double capacity = prior.capacityRatio().value();
        double anodeDeficit = limited ? deficit : 0;
        double q = capacity * model.capacity();
        double most = q - Math.max(anodeDeficit, 0);
        filter.start(
                EXTRACTED,
                prior.soc().value() * most + Math.max(anodeDeficit, 0),
                prior.soc().sigma() * most);
        filter.start(DEFICIT, anodeDeficit, limited ? deficitSigma : 1e-6);
        filter.couple(
                EXTRACTED, DEFICIT, anodeDeficit > -deficitSigma ? 1 - prior.soc().value() : 0);
        filter.start(HYSTERESIS, 0, 0.7);
        filter.start(SLOW, 0, 0.015);
        filter.start(RESISTANCE, 1, t.resistance());
        filter.start(OFFSET, 0, prior.offsetSigma());
        filter.start(CAPACITY, capacity, prior.capacityRatio().sigma());
        startTrapped(prior, anodeDeficit, limited);
        filter.start(WIDTH, 1, t.hysteresis());
        filter.start(FOOT, 0, t.footCharge());
        filter.start(STEP, 0, t.stepCharge());
        filter.start(ANODE_LOW, 0, t.anodeCharge());
        filter.start(ANODE_HIGH, 0, t.anodeCharge());
        filter.start(WANDER, 0, t.wanderVolts());
        startCurve(prior.voltsSigma());
        for (int i = 0; i < STATES; i++) {
            priorSigma[i] = filter.sigma(i);
        }
        spread.reset();
        logWeight = 0;
        misfit = 0;
    }

    /**
     * Sodium that is trapped is missing from what is mobile: of a deficit that differs from the
     * expected one, part is likely trapped sodium that does.
     */
    private void startTrapped(SocPrior prior, double deficit, boolean limited) {
        Estimated trapped = prior.trapped();
        double all = prior.deficit().sigma();
        double square = trapped.sigma() * trapped.sigma() / (all * all);
        double share = limited ? Math.min(MOST_SHARED, square) : 0;
        double away = deficit - prior.deficit().value();
        filter.start(
                TRAPPED, trapped.value() + share * away, trapped.sigma() * Math.sqrt(1 - share));
        if (limited) {
            filter.couple(TRAPPED, DEFICIT, share);
        }
    }

    /**
     * Errors of neighbouring points of the curve are alike: each follows the one before. The error
     * of the voltmeter is the same for all.
     */
    private void startCurve(double voltmeter) {
        double step = 1.0 / (CURVE_POINTS - 1);
        double near = StrictMath.exp(-step / tuning.curveLength());
        double own = tuning.curveVolts() * tuning.curveVolts();
        double variance = own + voltmeter * voltmeter;
        double alike = (own * near + voltmeter * voltmeter) / variance;
        filter.start(CURVE, 0, Math.sqrt(variance));
        for (int i = 1; i < CURVE_POINTS; i++) {
            filter.start(CURVE + i, 0, Math.sqrt(variance * (1 - alike * alike)));
            filter.couple(CURVE + i, CURVE + i - 1, alike);
        }
    }

    double logWeight() {
        return logWeight;
    }

    void setLogWeight(double value) {
        logWeight = value;
    }

    double value(int state) {
        return filter.value(state);
    }

    double sigma(int state) {
        return filter.sigma(state);
    }

    /** Lets a charge pass. */
    void advance(Passage passage) {
        double charge = passage.charge;
        double hours = passage.hours;
        double rate = hours > 0 ? charge / hours : 0;
        double share = Math.abs(charge) / model.capacity();
        filter.add(EXTRACTED, OFFSET, -hours);
        filter.setValue(EXTRACTED, filter.value(EXTRACTED) + charge);
        filter.addNoise(EXTRACTED, tuning.chargeNoise() * Math.abs(charge));
        filter.addNoise(DEFICIT, 2e-3 * share);
        filter.addNoise(CAPACITY, 1e-8 * share);
        double warming = passage.warming;
        filter.addNoise(RESISTANCE, 1e-4 * hours / 24 + 4e-6 * warming * warming);
        if (charge != 0) {
            double kept = passage.hysteresisKept;
            double sign = charge > 0 ? 1 : -1;
            filter.scale(HYSTERESIS, kept);
            filter.setValue(HYSTERESIS, filter.value(HYSTERESIS) + sign * (1 - kept));
            filter.addNoise(HYSTERESIS, 0.01 * (1 - kept));
            double same = passage.wanderKept;
            filter.scale(WANDER, same);
            filter.addNoise(
                    WANDER, tuning.wanderVolts() * tuning.wanderVolts() * (1 - same * same));
        }
        double left = passage.slowKept;
        double driven = model.slowOhmGrams() * passage.factor * rate * MILLI;
        double off = tuning.slow() * driven;
        filter.scale(SLOW, left);
        filter.setValue(SLOW, filter.value(SLOW) + driven * (1 - left));
        filter.addNoise(SLOW, (off * off + 1e-6) * (1 - left * left));
        double content =
                content(filter.value(EXTRACTED), filter.value(DEFICIT), filter.value(TRAPPED));
        spread.advance(content, rate * model.contentPerCharge(), hours);
    }

    /** Charge passed that nobody counted: so much may have, mAh/g. */
    void lose(double charge) {
        filter.addNoise(EXTRACTED, charge * charge);
    }

    /** An unknown time without current: what is slow is not known any more. */
    void pause() {
        spread.reset();
        filter.addNoise(SLOW, PAUSE_VOLTS * PAUSE_VOLTS);
    }

    private double content(double extracted, double deficit, double trapped) {
        return (extracted - deficit + trapped) * model.contentPerCharge();
    }

    /**
     * Compares with the voltage.
     *
     * @param rate specific current, mA/g
     * @param volts measured, V
     * @param factor resistances now over those at 25 °C
     * @param noise variance of the voltmeter, V2
     */
    void measure(double rate, double volts, double factor, double noise) {
        ohmicDrive = model.ohmGrams() * factor * rate * MILLI;
        deviation = spread.deviation();
        double variance = filter.project(this);
        double polarisation = tuning.resistiveNoise() * ohmicDrive;
        double diffusion = tuning.spreadNoise() * spreadVolts();
        double within =
                noise
                        + tuning.noiseVolts() * tuning.noiseVolts()
                        + polarisation * polarisation
                        + diffusion * diffusion;
        double innovation = volts - filter.projected();
        double total = variance + within;
        double limit = tuning.limitSigmas() * tuning.limitSigmas() * total;
        double square = innovation * innovation;
        misfit += MISFIT_SHARE * (Math.min(square, limit) / total - misfit);
        logWeight -=
                0.5
                        * tuning.likelihoodShare()
                        * (Math.min(square, limit) / total + StrictMath.log(total));
        if (square > limit) {
            within += total * (Math.sqrt(square / limit) - 1);
        }
        filter.correct(innovation, within);
    }

    /** What diffusion in the anode does to the voltage here, V. */
    private double spreadVolts() {
        if (deviation == 0) {
            return 0;
        }
        double x = content(filter.value(EXTRACTED), filter.value(DEFICIT), filter.value(TRAPPED));
        return model.anodeMeanVolts(x + deviation) - model.anodeMeanVolts(x);
    }

    /** Takes a resistance, as a ratio to that of the design, from a step of the current. */
    void measureResistance(double ratio, double sigma) {
        filter.projectState(RESISTANCE);
        double innovation = ratio - filter.value(RESISTANCE);
        double known = filter.sigma(RESISTANCE);
        double total = known * known + sigma * sigma;
        double limit = tuning.limitSigmas() * tuning.limitSigmas() * total;
        double square = innovation * innovation;
        double noise = sigma * sigma;
        if (square > limit) {
            noise += total * (Math.sqrt(square / limit) - 1);
        }
        filter.correct(innovation, noise);
    }

    /**
     * How far off this cell turns out to be, over what is usual: the size of those of its errors
     * that have become visible, over their prior size, with {@link #USUAL} errors as they should be
     * taken for seen beforehand; more where the model foretells the voltage badly. Bands are
     * widened or narrowed by it.
     */
    double surprise() {
        double seen = USUAL;
        double sum = USUAL * tuning.usualError() * tuning.usualError();
        for (int i = WIDTH; i < STATES; i++) {
            double prior = priorSigma[i];
            double value = i == WIDTH ? filter.value(i) - 1 : filter.value(i);
            double left = filter.sigma(i) / prior;
            seen += Math.max(0, 1 - left * left);
            sum += value * value / (prior * prior);
        }
        double visible = Math.sqrt(sum / seen) / tuning.usualError();
        double raw = visible * (1 + MISFIT_WIDENS * misfit);
        return Math.max(LEAST_SURPRISE, Math.min(MOST_SURPRISE, raw));
    }

    /** Running mean, over some hours, of how far voltages are off: squares over variances. */
    double misfit() {
        return misfit;
    }

    /** Spread of a function of the state as a variance; its mean is {@link #projected}. */
    double project(SigmaFilter.Measurement function) {
        return filter.project(function);
    }

    double projected() {
        return filter.projected();
    }

    @Override
    public double at(double[] s) {
        double u = s[EXTRACTED];
        double y = u / (model.capacity() * s[CAPACITY]);
        double moved = y + (footWeight(y) * s[FOOT] + stepWeight(y) * s[STEP]) / model.capacity();
        double mobile = u - s[DEFICIT];
        double x = (mobile + s[TRAPPED]) * model.contentPerCharge();
        double turned = ramp(x / contentFull, ANODE_TURN, ANODE_TURNED);
        double surface =
                x
                        + deviation
                        + ((1 - turned) * s[ANODE_LOW] + turned * s[ANODE_HIGH])
                                * model.contentPerCharge();
        double anode =
                model.anodeMeanVolts(surface)
                        - s[WIDTH] * s[HYSTERESIS] * model.anodeHalfVolts(x)
                        + model.anodeWallVolts(mobile);
        return model.cathodeVolts(moved)
                - anode
                + s[RESISTANCE] * ohmicDrive
                + s[SLOW]
                + s[WANDER]
                + curveError(s, y);
    }

    private static double curveError(double[] s, double y) {
        double place = Math.max(0, Math.min(1, y)) * (CURVE_POINTS - 1);
        int cell = Math.min((int) place, CURVE_POINTS - 2);
        double t = place - cell;
        return s[CURVE + cell] * (1 - t) + s[CURVE + cell + 1] * t;
    }

    private static double footWeight(double y) {
        return 1 - ramp(y, FOOT_END, FOOT_GONE);
    }

    private static double stepWeight(double y) {
        return ramp(y, MIDDLE_BEGIN, MIDDLE_FULL) * (1 - ramp(y, MIDDLE_FALL, MIDDLE_END));
    }

    private static double ramp(double value, double from, double to) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }

    int size() {
        return filter.size() + AnodeSpread.MODES + 3 + STATES;
    }

    void copyTo(double[] target, int from) {
        int at = from;
        filter.copyTo(target, at);
        at += filter.size();
        spread.copyTo(target, at);
        at += AnodeSpread.MODES + 1;
        target[at++] = logWeight;
        target[at++] = misfit;
        System.arraycopy(priorSigma, 0, target, at, STATES);
    }

    void copyFrom(double[] source, int from) {
        int at = from;
        filter.copyFrom(source, at);
        at += filter.size();
        spread.copyFrom(source, at);
        at += AnodeSpread.MODES + 1;
        logWeight = source[at++];
        misfit = source[at++];
        System.arraycopy(source, at, priorSigma, 0, STATES);
    }
}
