package io.presodia.hal.cell;

import java.util.List;

/**
 * Diffusion of sodium in a host anode: a layer that takes sodium on one side, with a coefficient
 * for each phase.
 *
 * @param length of the path, um
 * @param phases by growing sodium content, the first from 0
 * @param source of the coefficients
 */
public record AnodeDiffusion(Constant length, List<Phase> phases, Source source) {
    private static final double SQUARE_CENTIMETRES_PER_SQUARE_MICROMETRE = 1e-8;

    public AnodeDiffusion {
        Constant.require(length, "um", 1e-3, 1e4, "length");
        phases = List.copyOf(phases);
        if (phases.isEmpty() || phases.getFirst().from() != 0) {
            throw new IllegalArgumentException("the first phase of diffusion must begin at 0");
        }
        for (int i = 1; i < phases.size(); i++) {
            if (!(phases.get(i).from() > phases.get(i - 1).from())) {
                throw new IllegalArgumentException(
                        "phases of diffusion must grow in sodium, was " + phases.get(i).from());
            }
        }
    }

    /**
     * One phase.
     *
     * @param from sodium content where it begins
     * @param sodiation coefficient while sodium enters, cm2/s
     * @param desodiation coefficient while sodium leaves, cm2/s
     */
    public record Phase(double from, double sodiation, double desodiation) {
        public Phase {
            CellDesign.requireRange(sodiation, 1e-20, 1, "diffusion coefficient, cm2/s,");
            CellDesign.requireRange(desodiation, 1e-20, 1, "diffusion coefficient, cm2/s,");
        }
    }

    /** Diffusion time length^2 / D, s. */
    public double seconds(double squareCentimetresPerSecond) {
        return length.value()
                * length.value()
                * SQUARE_CENTIMETRES_PER_SQUARE_MICROMETRE
                / squareCentimetresPerSecond;
    }
}
