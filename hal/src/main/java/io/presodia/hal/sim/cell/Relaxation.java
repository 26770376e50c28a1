package io.presodia.hal.sim.cell;

/** How far a first-order process gets in a step. */
final class Relaxation {
    private Relaxation() {}

    /**
     * 1 - exp(-u) without a transcendental call: 1 - 1/(1 + u + u^2/2 + u^3/6 + u^4/24). Below 4e-6
     * off up to u = 0.25 and 4e-3 at worst (u = 3.4); grows monotonically from 0 to 1.
     *
     * @param u time over time constant; 0 or more
     */
    static double share(double u) {
        double rest = u * (1 + u * (0.5 + u * (1.0 / 6 + u * (1.0 / 24))));
        return rest / (1 + rest);
    }
}
