package io.presodia.hal.cell;

/**
 * The grain boundaries of an electrolyte, which only a spectrum tells from its bulk (P1 of the
 * paper's figure 6).
 *
 * @param share of the resistance
 * @param time their time constant, s
 */
public record GrainBoundaries(Constant share, Constant time) {
    private static final Source UNSAID =
            new Source(Source.Kind.ASSUMED, "the material file does not say; as in nps-nbh");

    /** For a file that says nothing. */
    public static final GrainBoundaries ASSUMED =
            new GrainBoundaries(new Constant(0.1, "1", UNSAID), new Constant(1e-6, "s", UNSAID));

    public GrainBoundaries {
        Constant.require(share, "1", 0.0, 1.0, "grain_boundaries.share");
        Constant.require(time, "s", 1e-9, 1e-3, "grain_boundaries.time");
    }
}
