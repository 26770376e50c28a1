package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.protocol.CellInside;
import org.jspecify.annotations.Nullable;

/**
 * When a donor counts as spent: on two successive probes the fit of the charge says so with its
 * whole band, there is a donor at all by evidence, and the voltage has risen to where the cathode
 * gives. A step of the anode, such as tin's between its phases, moves the voltage alone and the fit
 * knows it.
 */
final class EndPointRule {
    /** Share of the Na2S that must be out, by all of the 95 % band; science.md section 4.2. */
    static final double DEPLETED = 0.95;

    /** Half the width of a 95 % band, in standard deviations. */
    private static final double BAND = 1.96;

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
     * @return whether the donor is spent
     */
    boolean probe(@Nullable CellEstimate estimate, double volts) {
        boolean spent = estimate != null && spent(estimate.donor()) && begun(volts);
        inARow = spent ? inARow + 1 : 0;
        return inARow >= PROBES;
    }

    private static boolean spent(DonorEstimate donor) {
        Estimated share = donor.na2sDepletion();
        Estimated all = donor.na2sMilliampereHoursPerGram();
        return switch (donor.basis()) {
            case NO_DONOR, DESIGN -> false;
            case FIRST_CHARGE, AFTER_FIRST_CHARGE ->
                    share.value() - BAND * share.sigma() >= DEPLETED
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
