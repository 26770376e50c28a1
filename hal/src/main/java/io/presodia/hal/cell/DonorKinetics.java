package io.presodia.hal.cell;

import org.jspecify.annotations.Nullable;

/**
 * Resistances of a donor, all proportional to 1/mass, over the extracted fraction s of its active
 * sodium: the charge transfer R2 = R20 (1 - min(s, cap))^-n and the diffusion R3 = R30 exp((s -
 * onset)/width).
 *
 * @param chargeTransferResistance R20, ohm g
 * @param chargeTransferExponent n
 * @param chargeTransferCap s beyond which R2 stays
 * @param contactShare resistance of each reaction on its own, as a share of R2
 * @param diffusionResistance R30, ohm g
 * @param diffusionOnset s at which R3 is R30
 * @param diffusionWidth s over which R3 grows by e
 * @param diffusionCapacitance in parallel to R3, F/g
 * @param doubleLayer double layer capacitance, F/g
 * @param activationEnergy eV
 * @param ionicConductivity of the pressed donor at 25 °C, S/cm
 * @param electronicConductivity of the pressed donor at 25 °C, S/cm
 * @param network what the ionic conductivity does to capacity and resistances; null where it does
 *     nothing
 * @param relaxation the processes behind both resistances
 */
public record DonorKinetics(
        Constant chargeTransferResistance,
        Constant chargeTransferExponent,
        Constant chargeTransferCap,
        Constant contactShare,
        Constant diffusionResistance,
        Constant diffusionOnset,
        Constant diffusionWidth,
        Constant diffusionCapacitance,
        Constant doubleLayer,
        Constant activationEnergy,
        Constant ionicConductivity,
        Constant electronicConductivity,
        @Nullable DonorNetwork network,
        DonorRelaxation relaxation) {
    public DonorKinetics {
        Constant.require(
                chargeTransferResistance, "ohm g", 1e-6, 1e3, "charge_transfer_resistance");
        Constant.require(chargeTransferExponent, "1", 0.0, 5.0, "charge_transfer_exponent");
        Constant.require(chargeTransferCap, "1", 0.0, 0.99, "charge_transfer_cap");
        Constant.require(contactShare, "1", 1e-3, 1.0, "contact_share");
        Constant.require(diffusionResistance, "ohm g", 0.0, 1e3, "diffusion_resistance");
        Constant.require(diffusionOnset, "1", 0.0, 1.0, "diffusion_onset");
        Constant.require(diffusionWidth, "1", 1e-2, 10.0, "diffusion_width");
        Constant.require(diffusionCapacitance, "F/g", 1e-6, 10.0, "diffusion_capacitance");
        Constant.require(doubleLayer, "F/g", 1e-7, 10.0, "double_layer");
        Constant.require(activationEnergy, "eV", 0.0, 2.0, "activation_energy");
        Constant.require(ionicConductivity, "S/cm", 0.0, 10.0, "ionic_conductivity");
        Constant.require(electronicConductivity, "S/cm", 0.0, 1e5, "electronic_conductivity");
    }

    /** Resistances over those the file states: with the reciprocal of the ionic conductivity. */
    public double resistanceRatio() {
        return network == null
                ? 1
                : network.referenceConductivity().value() / ionicConductivity.value();
    }
}
