package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.DonorRelaxation;

/**
 * What relaxes between the node of the cathode and the donor's reactions, besides the double layer:
 * one of the two interfaces that share the charge transfer R2 (P4 of figure 6; the other is the
 * resistance that the double layer shunts, P3), and two poles of the diffusion R3 (P6 and P5). All
 * of them are without charge of their own that counts: sodium is counted at the reactions.
 */
final class DonorRelaxations {
    private static final int INTERFACE = 0;
    private static final int COUNT = 3;

    private final double[] volts = new double[COUNT];
    private final double[] held = new double[COUNT];
    private final double[] seen = new double[COUNT];
    private final double interfaceShare;
    private final double interfaceCapacitance;
    private final double slowShare;
    private final double slowOverFast;

    DonorRelaxations(DonorRelaxation material) {
        interfaceShare = material.interfaceShare().value();
        interfaceCapacitance = material.interfaceCapacitance().value();
        slowShare = material.slowShare().value();
        slowOverFast = material.slowOverFast().value();
    }

    /**
     * Sets up the coming step.
     *
     * @param hours length of the step, h
     * @param transfer R2, kohm
     * @param doubleLayer of the donor, mAh/V
     * @param diffusion R3, kohm
     * @param diffusionHours time constant of its slower pole, h
     */
    void prepare(
            double hours,
            double transfer,
            double doubleLayer,
            double diffusion,
            double diffusionHours) {
        set(INTERFACE, hours, interfaceShare * transfer, interfaceHours(transfer, doubleLayer));
        set(1, hours, slowShare * diffusion, diffusionHours);
        set(2, hours, (1 - slowShare) * diffusion, diffusionHours / slowOverFast);
    }

    /** Share of R2 that is in the interface. */
    double interfaceShare() {
        return interfaceShare;
    }

    /** Time constant of the interface, h; arguments in kohm and mAh/V. */
    double interfaceHours(double transfer, double doubleLayer) {
        return interfaceShare * transfer * interfaceCapacitance * doubleLayer;
    }

    private void set(int k, double hours, double resistance, double timeHours) {
        double share = Relaxation.share(hours / timeHours);
        seen[k] = share * resistance;
        held[k] = volts[k] * (1 - share);
    }

    /** What the step sees of all resistances, kohm. */
    double seenResistance() {
        return seen[0] + seen[1] + seen[2];
    }

    /** What remains of the polarisations at the end of the step without new current, V. */
    double heldVolts() {
        return held[0] + held[1] + held[2];
    }

    /** Polarisation of the diffusion, V. */
    double diffusionVolts() {
        return volts[1] + volts[2];
    }

    /** Carries out the step with the donor's current, mA. */
    void carry(double milliamperes) {
        for (int k = 0; k < COUNT; k++) {
            volts[k] = held[k] + seen[k] * milliamperes;
        }
    }
}
