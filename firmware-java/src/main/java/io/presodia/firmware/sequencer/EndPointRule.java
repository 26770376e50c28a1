package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.protocol.CellInside;
import org.jspecify.annotations.Nullable;

/**
 * When a donor counts as spent: on two successive probes the fit of the charge says so, there is a
 * donor at all by evidence, the voltage has risen to where the cathode gives, and the resistance
 * that answers slowly has fallen from its height, because the cathode has taken over. A step of the
 * anode, such as tin's between its phases, moves the voltage alone and the fit knows it.
 *
 * <p>Fit and resistance are two witnesses. The resistance falls between the donor's stages too, but
 * the fit then says a half; the fit may be sure too early, but the resistance is then at its
 * height. So the fit need not be sure alone: a band that a cell of another structure keeps wide
 * does not hold the declaration back.
 */
final class EndPointRule {
    /** Share of the Na2S that must be out; assumed, {@code bench activation} scores it. */
    static final double DEPLETED = 0.95;

    /** What a deviation below the fit's best value must still say is out. */
    private static final double LEAST = 0.90;

    /** Share of its height that the slow resistance must have fallen to; assumed, likewise. */
    private static final double COLLAPSED = 0.30;

    /** Na2S that is too little to be told from none: three deviations of it, mAh/g. */
    private static final double DETECTABLE = 1.0;

    private static final double DETECTION = 3;

    /**
     * How far below the design's voltage the cathode may begin; assumed: errors of the curves, V.
     */
    private static final double CURVE_VOLTS = 0.1;

    private static final int PROBES = 2;

    private final CellInside inside;
    private int inARow;

    EndPointRule(CellInside inside) {
        this.inside = inside;
    }

    /**
     * Looks at a probe.
     *
     * @param estimate what is held for true; null for nothing
     * @param volts before the probe, under current, V
     * @param slowOhms resistance that answers between a second and the end of the probe, ohm
     * @param mostSlowOhms the largest of the activation, this one included, ohm
     * @return whether the donor is spent
     */
    boolean probe(
            @Nullable CellEstimate estimate, double volts, double slowOhms, double mostSlowOhms) {
        boolean collapsed = mostSlowOhms > 0 && slowOhms < COLLAPSED * mostSlowOhms;
        boolean spent = estimate != null && collapsed && spent(estimate.donor()) && begun(volts);
        inARow = spent ? inARow + 1 : 0;
        return inARow >= PROBES;
    }

    private static boolean spent(DonorEstimate donor) {
        Estimated share = donor.na2sDepletion();
        Estimated all = donor.na2sMilliampereHoursPerGram();
        return switch (donor.basis()) {
            case NO_DONOR, DESIGN -> false;
            case FIRST_CHARGE, AFTER_FIRST_CHARGE ->
                    share.value() >= DEPLETED
                            && share.value() - share.sigma() >= LEAST
                            && all.value() - DETECTION * all.sigma() >= DETECTABLE;
        };
    }

    /** The design may not say: then the fit alone decides. */
    private boolean begun(double volts) {
        return Double.isNaN(inside.cathodeVolts()) || volts >= inside.cathodeVolts() - CURVE_VOLTS;
    }

    void save(Memory memory) {
        memory.put(inARow);
    }

    void load(Memory memory) {
        inARow = memory.takeCount();
    }
}
