package io.presodia.hal.sim.cell.witness;

/**
 * Diffusion of sodium in a sphere or a layer, by finite volumes of equal thickness and implicit
 * steps. The coefficient may differ from place to place with the content there. Exactly
 * conservative. Content per site; the flux is given as the change of the mean content.
 */
final class Particle {
    private static final int CELLS = 10;

    /** How long diffusion across the whole takes, L2/D, at a content. */
    @FunctionalInterface
    interface Times {
        /** Time in h at a content, while sodium enters or leaves. */
        double hours(double content, boolean entering);
    }

    private final Times times;
    private final double[] content = new double[CELLS];
    private final double[] volume = new double[CELLS];
    private final double[] face = new double[CELLS + 1];
    private final double[] conductance = new double[CELLS + 1];
    private final double[] upper = new double[CELLS];
    private final double[] right = new double[CELLS];
    private double surface;

    private Particle(Times times, double start, boolean sphere) {
        this.times = times;
        for (int i = 0; i < CELLS; i++) {
            double in = (double) i / CELLS;
            double out = (double) (i + 1) / CELLS;
            volume[i] = sphere ? out * out * out - in * in * in : out - in;
            face[i + 1] = sphere ? 3 * out * out : 1;
            content[i] = start;
        }
        surface = start;
    }

    /** A sphere, from its centre outwards. */
    static Particle sphere(double hours, double start) {
        return new Particle((content, entering) -> hours, start, true);
    }

    /** A layer that takes sodium on one side. */
    static Particle layer(Times times, double start) {
        return new Particle(times, start, false);
    }

    /** Content at the surface. */
    double surface() {
        return surface;
    }

    /** Mean content. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += volume[i] * content[i];
        }
        return sum;
    }

    /**
     * Takes a change of the mean content, evenly over the step.
     *
     * @param change of the mean content
     * @param hours length, h
     */
    void take(double change, double hours) {
        boolean entering = change > 0;
        double before = times.hours(content[0], entering);
        for (int i = 1; i < CELLS; i++) {
            double here = times.hours(content[i], entering);
            conductance[i] = face[i] * CELLS * hours * 2 / (before + here);
            before = here;
        }
        for (int i = 0; i < CELLS; i++) {
            double inner = conductance[i];
            double outer = i == CELLS - 1 ? 0 : conductance[i + 1];
            double diagonal = volume[i] + inner + outer;
            double load = volume[i] * content[i] + (i == CELLS - 1 ? change : 0);
            if (i > 0) {
                diagonal -= inner * upper[i - 1];
                load += inner * right[i - 1];
            }
            upper[i] = outer / diagonal;
            right[i] = load / diagonal;
        }
        content[CELLS - 1] = right[CELLS - 1];
        for (int i = CELLS - 2; i >= 0; i--) {
            content[i] = right[i] + upper[i] * content[i + 1];
        }
        double gradient = change / hours * before / face[CELLS];
        surface = content[CELLS - 1] + gradient * 0.5 / CELLS;
    }

    /** Changes the content everywhere alike. */
    void shift(double change) {
        for (int i = 0; i < CELLS; i++) {
            content[i] += change;
        }
        surface += change;
    }
}
