package io.presodia.firmware.estimate;

/**
 * What a donor has given before a fit of the charge can tell. As soon as a cell is assembled the
 * donor fills what sites the fresh cathode has left empty, until both are at one potential: with
 * the donors of the catalogue some 1 mAh per gram of cathode whatever the dose, in a few minutes.
 * How much depends on where the cathode's curve begins and on the donor's potential; how far it has
 * come, on how long the cell has stood, which nobody says.
 */
final class DonorPrior {
    /** Longest time over which it settles, h; the fit's own equilibrium. */
    private static final double SETTLED_HOURS = 3;

    private static final double SECOND = 1.0 / 3600;

    /** Parameters that say how much the cathode takes. */
    private static final int[] MATTERS = {
        FirstChargeModel.CAPACITY,
        FirstChargeModel.SPLIT,
        FirstChargeModel.STAGE_1,
        FirstChargeModel.WIDTH,
        FirstChargeModel.FOOT
    };

    /**
     * Share of the first charge that comes from the donor and not from the sites it filled; the two
     * share the current.
     */
    private static final double GIVES = 0.75;

    private static final double GIVES_SIGMA = 0.25;

    /** A cell may be twice as far off as usual, which nothing shows yet. */
    private static final double WIDER = 1.4;

    private final FirstChargeModel model;
    private final double[] expected;
    private final double[] tried;
    private final double settled;
    private final double cellSigma;

    /**
     * @param model for this alone: it is begun anew again and again
     * @param priors of its parameters
     * @param curveVolts error of the open circuit curves, V
     */
    DonorPrior(FirstChargeModel model, FitPriors priors, double curveVolts) {
        this.model = model;
        expected = priors.means();
        tried = priors.means();
        settled = given(SETTLED_HOURS);
        double variance = 0;
        for (int k : MATTERS) {
            double by = priors.sigma(k);
            if (k == FirstChargeModel.STAGE_1) {
                by = Math.sqrt(by * by + curveVolts * curveVolts);
            }
            double off = 0.5 * (moved(k, by) - moved(k, -by));
            variance += off * off;
        }
        cellSigma = WIDER * Math.sqrt(variance);
    }

    private double moved(int parameter, double by) {
        tried[parameter] = expected[parameter] + by;
        model.begin(tried, SETTLED_HOURS);
        tried[parameter] = expected[parameter];
        return model.na2sGiven();
    }

    private double given(double hours) {
        model.begin(expected, Math.max(SECOND, hours));
        return model.na2sGiven();
    }

    /**
     * What the Na2S has given, mAh/g.
     *
     * @param stoodHours how long the cell was seen at rest
     * @param passed charge since, mAh/g
     * @param most all of it, mAh/g
     */
    Estimated given(double stoodHours, double passed, double most) {
        double least = given(Math.min(SETTLED_HOURS, stoodHours));
        double since = Math.max(0, passed);
        double standing = 0.5 * (settled - least);
        double shared = GIVES_SIGMA * since;
        double value = Math.min(most, settled + GIVES * since);
        return new Estimated(
                value, Math.sqrt(cellSigma * cellSigma + standing * standing + shared * shared));
    }
}
