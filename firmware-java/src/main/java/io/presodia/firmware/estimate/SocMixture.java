package io.presodia.firmware.estimate;

/**
 * Which of the hypotheses about a cell are kept, and how probable each is. What stays unlikely over
 * two full cycles is given up, and of two that say the same one: what is known costs less time the
 * longer a cell runs.
 */
final class SocMixture {
    /** A hypothesis never falls below this share, so that it can come back. */
    private static final double LEAST_LOG_WEIGHT = -9;

    /** Below this probability a hypothesis is unlikely. */
    private static final double UNLIKELY = 1e-3;

    /**
     * One that is unlikely for so much charge, in capacities, does not come back: in two full
     * cycles both ends of the cell were seen twice.
     */
    private static final double UNLIKELY_CAPACITIES = 4;

    /** Two that differ by less than so many of their deviations say the same. */
    private static final double ALIKE = 0.5;

    private static final int[] TOLD = {
        SocHypothesis.DEFICIT,
        SocHypothesis.EXTRACTED,
        SocHypothesis.TRAPPED,
        SocHypothesis.CAPACITY
    };

    private final SocHypothesis[] hypotheses;
    private final double[] weight;

    /** The hypotheses that are still kept, in their order; the first {@link #kept} count. */
    private final int[] order;

    private int kept;

    /** Charge passed when a hypothesis was last likely, in capacities. */
    private final double[] likelyAt;

    private double passed;
    private double comparedAt;

    SocMixture(SocHypothesis[] hypotheses) {
        this.hypotheses = hypotheses;
        weight = new double[hypotheses.length];
        order = new int[hypotheses.length];
        likelyAt = new double[hypotheses.length];
        keepAll();
    }

    private void keepAll() {
        kept = hypotheses.length;
        for (int i = 0; i < kept; i++) {
            order[i] = i;
            likelyAt[i] = 0;
            weight[i] = 1.0 / kept;
        }
    }

    /** Begins with all of them. */
    void start() {
        passed = 0;
        comparedAt = 0;
        keepAll();
        weigh();
    }

    /** So much charge has passed, in capacities. */
    void pass(double capacities) {
        passed += capacities;
    }

    /** Charge so far, in capacities. */
    double passed() {
        return passed;
    }

    /** How many are kept. */
    int kept() {
        return kept;
    }

    /** One of those kept. */
    SocHypothesis at(int place) {
        return hypotheses[order[place]];
    }

    /** Its probability. */
    double weightAt(int place) {
        return weight[order[place]];
    }

    /** Probability of one of all; 0 of one given up. */
    double weight(int hypothesis) {
        return weight[hypothesis];
    }

    /** Makes probabilities of the likelihoods. */
    void weigh() {
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < kept; k++) {
            best = Math.max(best, hypotheses[order[k]].logWeight());
        }
        double sum = 0;
        for (int k = 0; k < kept; k++) {
            int i = order[k];
            double log = Math.max(hypotheses[i].logWeight() - best, LEAST_LOG_WEIGHT);
            hypotheses[i].setLogWeight(log);
            weight[i] = StrictMath.exp(log);
            sum += weight[i];
        }
        for (int k = 0; k < kept; k++) {
            weight[order[k]] /= sum;
        }
    }

    /** Gives up what stays unlikely and, once a half cycle, what says the same as another. */
    void giveUp() {
        for (int k = kept - 1; k >= 0; k--) {
            int i = order[k];
            if (weight[i] >= UNLIKELY) {
                likelyAt[i] = passed;
            } else if (passed - likelyAt[i] > UNLIKELY_CAPACITIES) {
                drop(k);
            }
        }
        if (passed - comparedAt < 1) {
            return;
        }
        comparedAt = passed;
        for (int k = kept - 1; k > 0; k--) {
            int one = order[k];
            int other = order[k - 1];
            if (alike(hypotheses[one], hypotheses[other])) {
                boolean heavier = weight[one] > weight[other];
                double sum = weight[one] + weight[other];
                int stays = heavier ? one : other;
                hypotheses[stays].setLogWeight(
                        hypotheses[stays].logWeight() + StrictMath.log(sum / weight[stays]));
                weight[stays] = sum;
                drop(heavier ? k - 1 : k);
            }
        }
    }

    private static boolean alike(SocHypothesis one, SocHypothesis other) {
        for (int state : TOLD) {
            double sigma = Math.min(one.sigma(state), other.sigma(state));
            if (Math.abs(one.value(state) - other.value(state)) > ALIKE * sigma) {
                return false;
            }
        }
        return true;
    }

    private void drop(int place) {
        weight[order[place]] = 0;
        kept--;
        for (int k = place; k < kept; k++) {
            order[k] = order[k + 1];
        }
    }

    /** How many numbers {@link #copyTo} writes. */
    int size() {
        return 2 * hypotheses.length + 2;
    }

    void copyTo(double[] target, int from) {
        int at = from;
        for (int i = 0; i < hypotheses.length; i++) {
            target[at++] = weight[i] > 0 ? 1 : 0;
            target[at++] = likelyAt[i];
        }
        target[at++] = passed;
        target[at] = comparedAt;
    }

    void copyFrom(double[] source, int from) {
        kept = 0;
        int at = from;
        for (int i = 0; i < hypotheses.length; i++) {
            weight[i] = 0;
            if (source[at++] != 0) {
                order[kept++] = i;
            }
            likelyAt[i] = source[at++];
        }
        passed = source[at++];
        comparedAt = source[at];
        weigh();
    }
}
