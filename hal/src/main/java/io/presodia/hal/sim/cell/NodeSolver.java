package io.presodia.hal.sim.cell;

/**
 * Solves the node of the positive electrode over one implicit step, exactly.
 *
 * <p>Currents meet at the potential phi of cathode, donor and double layer. With everything taken
 * linear over the step and the terminals obeying a line (a current source, a voltage source behind
 * the resistances of the cell, or a source with an internal short), the node reads
 *
 * <pre>G phi + i(phi) = J,  phi = w + p + R i,  i = sum max(0, p - U_k)/r_k</pre>
 *
 * The left side is a convex, rising, piecewise linear function of the reaction potential p, so
 * Newton's method on it - which reactions conduct is all that changes from pass to pass - ends at
 * the exact solution after at most one pass more than there are reactions, from any start. Nothing
 * iterates to a tolerance.
 */
final class NodeSolver {
    private static final int MAX_PASSES = DonorBed.STAGES + 2;

    private double volts;
    private double reactionVolts;
    private int conducting;

    /** phi, V. */
    double volts() {
        return volts;
    }

    /** p, V. */
    double reactionVolts() {
        return reactionVolts;
    }

    /** A node without donor. */
    void solve(double conductance, double current) {
        volts = current / conductance;
        reactionVolts = volts;
    }

    /**
     * A node with donor.
     *
     * @param donor prepared for the step
     * @param conductance G, mS; 0 or more
     * @param current J, mA
     */
    void solve(DonorBed donor, double conductance, double current) {
        double r = donor.seriesResistance();
        double held = donor.heldVolts();
        int set = conducting;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            double g = 0;
            double c = 0;
            for (int k = 0; k < DonorBed.STAGES; k++) {
                if ((set & 1 << k) != 0) {
                    double gk = donor.conductance(k);
                    g += gk;
                    c += gk * donor.stageVolts(k);
                }
            }
            double seen = 1 + conductance * r;
            reactionVolts = (current - conductance * held + c * seen) / (conductance + g * seen);
            volts = held + reactionVolts + r * (g * reactionVolts - c);
            int next = 0;
            for (int k = 0; k < DonorBed.STAGES; k++) {
                if (reactionVolts > donor.stageVolts(k)) {
                    next |= 1 << k;
                }
            }
            if (next == set) {
                break;
            }
            set = next;
        }
        conducting = set;
    }
}
