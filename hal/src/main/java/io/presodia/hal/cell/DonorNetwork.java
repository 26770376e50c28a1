package io.presodia.hal.cell;

/**
 * How much of a donor its ionic network reaches. NPS carries the sodium out of Na2S (5.4e-11 S/cm
 * by itself); with less of it, or mixed by hand, part of the donor stays cut off. The charge within
 * reach is linear in the ionic conductivity above a threshold,
 *
 * <pre>q = reach (conductivity - onset), never more than the active sodium,</pre>
 *
 * and the resistances of a donor, which the paper finds limited by ions (section 2.2), go with
 * reference / conductivity.
 *
 * @param referenceConductivity ionic conductivity for which the resistances are stated, S/cm
 * @param onset conductivity below which nothing is reached, S/cm
 * @param reach charge per gram of donor and conductivity above the onset, mAh cm/(g S)
 */
public record DonorNetwork(Constant referenceConductivity, Constant onset, Constant reach) {
    public DonorNetwork {
        Constant.require(referenceConductivity, "S/cm", 1e-12, 10.0, "reference_conductivity");
        Constant.require(onset, "S/cm", 0.0, 10.0, "onset");
        Constant.require(reach, "mAh cm/(g S)", 1.0, 1e15, "reach");
    }

    /**
     * Share of the active sodium within reach, 0 to 1.
     *
     * @param conductivity ionic, S/cm
     * @param activeMilliampereHoursPerGram active sodium, mAh/g
     */
    public double share(double conductivity, double activeMilliampereHoursPerGram) {
        double reached = reach.value() * Math.max(0, conductivity - onset.value());
        return Math.min(1, reached / activeMilliampereHoursPerGram);
    }
}
