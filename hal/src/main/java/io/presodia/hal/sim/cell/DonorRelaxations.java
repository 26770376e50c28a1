package io.presodia.hal.sim.cell;

/**
 * What relaxes between the node of the cathode and the donor's reactions, besides the double layer:
 * one of the two interfaces that share the charge transfer R2 (P4 of figure 6; the other is the
 * resistance that the double layer shunts, P3), and two poles of the diffusion R3 (P6 and P5). All
 * of them are without charge of their own that counts: sodium is counted at the reactions.
 */
final class DonorRelaxations {
    /**
     * Share of R2 that has a capacitance of its own (assumed: figure 6 shows two processes, the
     * text gives their sum only).
     */
    static final double INTERFACE_SHARE = 0.5;

    /**
     * Its capacitance over that of the double layer (assumed: sets P3 and P4 apart by six times,
     * both inside the 1e-5 to 1e-3 s of section 2.4).
     */
    static final double INTERFACE_CAPACITANCE = 3;

    /**
     * Share of the slower pole of the diffusion: a layer of finite length has poles of 1 : 1/9 :
     * 1/25... both in resistance and in time; the first two are kept.
     */
    static final double SLOW_SHARE = 0.9;

    /** Time of the slower pole over that of the faster one, as above. */
    static final double SLOW_OVER_FAST = 9;

    private static final int INTERFACE = 0;
    private static final int COUNT = 3;

    private final double[] volts = new double[COUNT];
    private final double[] held = new double[COUNT];
    private final double[] seen = new double[COUNT];

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
        set(INTERFACE, hours, INTERFACE_SHARE * transfer, interfaceHours(transfer, doubleLayer));
        set(1, hours, SLOW_SHARE * diffusion, diffusionHours);
        set(2, hours, (1 - SLOW_SHARE) * diffusion, diffusionHours / SLOW_OVER_FAST);
    }

    /** Time constant of the interface, h; arguments in kohm and mAh/V. */
    static double interfaceHours(double transfer, double doubleLayer) {
        return INTERFACE_SHARE * transfer * INTERFACE_CAPACITANCE * doubleLayer;
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
