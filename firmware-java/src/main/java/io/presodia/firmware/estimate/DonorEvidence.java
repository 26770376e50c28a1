package io.presodia.firmware.estimate;

/**
 * Whether a first charge shows a donor at all. The fit starts from what the cell file says and
 * never comes to nothing: where a cell was made without its donor, it would find one that is spent.
 * So the log is held against a cell as designed and one as fitted, both but for the donor, too.
 */
final class DonorEvidence {
    /** As good as none: a fiftieth of what the file says, as a logarithm. */
    private static final double NONE = StrictMath.log(0.02);

    /** Charge from which on there is anything to compare, mAh/g. */
    private static final double LEAST_CHARGE = 8;

    /** Charge up to which records count: later ones show whether the anode is as designed. */
    private static final double MOST_CHARGE = 30;

    /** Charge after which it is looked again, mAh/g. */
    private static final double AGAIN_CHARGE = 1;

    /**
     * Squared deviations by which a donor must explain more than its absence: three of one, where a
     * fit is as good as it should be.
     */
    private static final double LEAST = 9;

    private final FirstChargeModel model;
    private final FirstChargeLog log;
    private final DonorTuning tuning;
    private final FitNoise noise;
    private final double[] none;
    private final double[] without;
    private final double[] volts = new double[FirstChargeLog.CAPACITY];
    private double lookedAt = Double.NEGATIVE_INFINITY;
    private double evidence = Double.POSITIVE_INFINITY;

    /**
     * @param model for this alone
     * @param expected parameters as designed
     */
    DonorEvidence(
            FirstChargeModel model, FirstChargeLog log, DonorTuning tuning, double[] expected) {
        this.model = model;
        this.log = log;
        this.tuning = tuning;
        noise = new FitNoise(log, tuning);
        none = expected.clone();
        none[FirstChargeModel.CAPACITY] = NONE;
        without = expected.clone();
    }

    /** Looks where enough has passed since; costs three runs of the model over the log. */
    void look(double[] best) {
        if (log.charge() < LEAST_CHARGE || log.charge() < lookedAt + AGAIN_CHARGE) {
            return;
        }
        lookedAt = log.charge();
        System.arraycopy(best, 0, without, 0, without.length);
        without[FirstChargeModel.CAPACITY] = NONE;
        double absent = Math.min(misfit(none), misfit(without));
        double present = misfit(best);
        double usual = Math.max(1, present * tuning.correlation() / log.charge());
        evidence = (absent - present) / usual;
    }

    /** Records in which the donor gives if there is one: what follows shows the anode alone. */
    private int size() {
        double end = Math.min(MOST_CHARGE, model.nominalNa2s());
        int size = 0;
        while (size < log.size() && log.chargeBefore(size) < end) {
            size++;
        }
        return size;
    }

    /** Sum of the squares over their variances, but for what all records are off alike. */
    private double misfit(double[] parameters) {
        model.begin(parameters);
        int size = size();
        for (int i = 0; i < size; i++) {
            volts[i] = model.step(i);
        }
        double weights = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double off = log.volts(i) - volts[i];
            if (!Double.isNaN(off)) {
                double weight = 1 / noise.variance(i, volts);
                weights += weight;
                sum += weight * off;
                squares += weight * off * off;
            }
        }
        return weights == 0 ? 0 : squares - sum * sum / weights;
    }

    /** Whether the charge speaks for a donor, or says nothing yet. */
    boolean seen() {
        return evidence >= LEAST;
    }
}
