package io.presodia.hal.cell;

/**
 * A counter electrode with so much sodium that its potential never moves, as Na9Sn4 in half cells.
 *
 * @param name as cell files use it
 * @param potential against Na/Na+, V
 * @param interfaceResistance ohm cm2
 * @param activationEnergy eV
 * @param breathing thickness gained per charge and area, um cm2/mAh
 */
public record CounterElectrode(
        String name,
        Constant potential,
        Constant interfaceResistance,
        Constant activationEnergy,
        Constant breathing)
        implements AnodeMaterial {
    public CounterElectrode {
        Constant.require(potential, "V", -1.0, 3.0, "potential");
        Constant.require(interfaceResistance, "ohm cm2", 0.0, 1e6, "interface_resistance");
        Constant.require(activationEnergy, "eV", 0.0, 2.0, "activation_energy");
        Constant.require(breathing, "um cm2/mAh", 0.0, 100.0, "breathing");
    }
}
