package io.presodia.hal.cell;

/**
 * Potentials and resistances of a donor over its extracted fractions, tabulated once. Potentials
 * against Na/Na+.
 *
 * <p>A plateau stage follows U = E + g ln(s/(1 - s)) between 1 - start and start of its wall, its
 * tangent below (so that an untouched stage has a finite potential) and the wall above.
 * Interpolation error: below 1e-3 g (0.03 mV), and that only within 0.1 % of either end.
 */
public final class DonorLaws {
    private static final int LOGIT_CELLS = 2048;
    private static final int RESISTANCE_CELLS = 512;

    private final double wallStart;
    private final double wallSteepness;
    private final UniformTable logit;
    private final double logitAtWall;
    private final double chargeTransferCap;
    private final UniformTable chargeTransfer;
    private final UniformTable diffusion;

    private DonorLaws(DonorMaterial material) {
        wallStart = material.wall().start().value();
        wallSteepness = material.wall().steepness().value();
        logit =
                UniformTable.of(
                        1 - wallStart,
                        wallStart,
                        LOGIT_CELLS,
                        s -> StrictMath.log(s / (1 - s)),
                        s -> 1 / (s * (1 - s)));
        logitAtWall = StrictMath.log(wallStart / (1 - wallStart));
        DonorKinetics kinetics = material.kinetics();
        double exponent = kinetics.chargeTransferExponent().value();
        chargeTransferCap = kinetics.chargeTransferCap().value();
        chargeTransfer =
                UniformTable.of(
                        0,
                        chargeTransferCap,
                        RESISTANCE_CELLS,
                        s -> StrictMath.pow(1 - s, -exponent),
                        s -> exponent * StrictMath.pow(1 - s, -exponent - 1));
        double onset = kinetics.diffusionOnset().value();
        double width = kinetics.diffusionWidth().value();
        diffusion =
                UniformTable.of(
                        0,
                        1,
                        RESISTANCE_CELLS,
                        s -> StrictMath.exp((s - onset) / width),
                        s -> StrictMath.exp((s - onset) / width) / width);
    }

    /** The laws of a material. */
    public static DonorLaws of(DonorMaterial material) {
        return new DonorLaws(material);
    }

    /**
     * Shape of a plateau: ln(s/(1 - s)) times {@code width}, with the wall; V above the stage's
     * potential.
     *
     * @param s extracted fraction of the stage; any value
     * @param width of the stage, V
     */
    public double plateauVolts(double s, double width) {
        return s <= wallStart
                ? width * logit.value(s)
                : width * logitAtWall + wallSteepness * (s - wallStart);
    }

    /** Derivative of {@link #plateauVolts}, V per unit of fraction. */
    public double plateauSlope(double s, double width) {
        return s <= wallStart ? width * logit.derivative(s) : wallSteepness;
    }

    /** Shape of a slope stage: {@code rise} s with the wall; V above its onset. */
    public double slopeVolts(double s, double rise) {
        return s <= wallStart ? rise * s : rise * wallStart + wallSteepness * (s - wallStart);
    }

    /** Derivative of {@link #slopeVolts}, V per unit of fraction. */
    public double slopeSlope(double s, double rise) {
        return s <= wallStart ? rise : wallSteepness;
    }

    /** R2 over R20 at an extracted fraction of all active sodium. */
    public double chargeTransferRatio(double s) {
        return chargeTransfer.value(Math.min(s, chargeTransferCap));
    }

    /** R3 over R30 at an extracted fraction of all active sodium. */
    public double diffusionRatio(double s) {
        return diffusion.value(s);
    }
}
