package io.presodia.hal.cell;

/**
 * An intercalation cathode. Composition is the extracted fraction of its reversible capacity.
 *
 * @param name as cell files use it
 * @param openCircuit volts over extracted fraction y
 * @param nominalCapacity first discharge against a counter electrode with excess sodium; defines
 *     1C; mAh/g
 * @param firstChargeCapacity what that cell takes on its first charge; sizes the anode and the
 *     charge budget; mAh/g
 * @param reversibleCapacity charge between y = 0 and y = 1, mAh/g
 * @param firstEfficiency share of the charge of virgin extraction that can ever return, 0 to 1
 * @param chargeTransferResistance scales with 1/mass; ohm g
 * @param doubleLayer double layer capacitance, F/g
 * @param activationEnergy of the charge transfer, eV
 */
public record CathodeMaterial(
        String name,
        OpenCircuitTable openCircuit,
        Constant nominalCapacity,
        Constant firstChargeCapacity,
        Constant reversibleCapacity,
        Constant firstEfficiency,
        Constant chargeTransferResistance,
        Constant doubleLayer,
        Constant activationEnergy)
        implements Material {
    public CathodeMaterial {
        Constant.require(nominalCapacity, "mAh/g", 1.0, 2000.0, "nominal_capacity");
        Constant.require(firstChargeCapacity, "mAh/g", 1.0, 2000.0, "first_charge_capacity");
        Constant.require(reversibleCapacity, "mAh/g", 1.0, 2000.0, "reversible_capacity");
        Constant.require(firstEfficiency, "1", 0.5, 1.0, "first_efficiency");
        Constant.require(
                chargeTransferResistance, "ohm g", 1e-6, 1e3, "charge_transfer_resistance");
        Constant.require(doubleLayer, "F/g", 1e-7, 10.0, "double_layer");
        Constant.require(activationEnergy, "eV", 0.0, 2.0, "activation_energy");
    }
}
