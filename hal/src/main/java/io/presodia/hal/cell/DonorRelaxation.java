package io.presodia.hal.cell;

/**
 * How charge transfer R2 and diffusion R3 of a donor are divided into the processes that a spectrum
 * shows (P3 to P6 of the paper's figure 6).
 *
 * @param interfaceShare share of R2 that has a capacitance of its own
 * @param interfaceCapacitance that capacitance over the double layer
 * @param slowShare share of R3 that belongs to the slower pole of the diffusion
 * @param slowOverFast time of that pole over that of the faster one
 */
public record DonorRelaxation(
        Constant interfaceShare,
        Constant interfaceCapacitance,
        Constant slowShare,
        Constant slowOverFast) {
    private static final Source UNSAID =
            new Source(Source.Kind.ASSUMED, "the material file does not say; as in na2s-nps-c-1-2");

    /** For a file that says nothing. */
    public static final DonorRelaxation ASSUMED =
            new DonorRelaxation(
                    new Constant(0.5, "1", UNSAID),
                    new Constant(3, "1", UNSAID),
                    new Constant(0.9, "1", UNSAID),
                    new Constant(9, "1", UNSAID));

    public DonorRelaxation {
        Constant.require(interfaceShare, "1", 0.01, 0.99, "relaxations.interface_share");
        Constant.require(interfaceCapacitance, "1", 0.01, 1e3, "relaxations.interface_capacitance");
        Constant.require(slowShare, "1", 0.01, 0.99, "relaxations.slow_share");
        Constant.require(slowOverFast, "1", 1.01, 1e3, "relaxations.slow_over_fast");
    }
}
