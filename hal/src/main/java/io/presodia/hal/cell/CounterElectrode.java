package io.presodia.hal.cell;

/**
 * A counter electrode with so much sodium that its potential never moves, as Na9Sn4 in half cells.
 *
 * @param name as cell files use it
 * @param potential against Na/Na+, V
 * @param interfaceResistance ohm cm2
 * @param activationEnergy eV
 * @param breathing thickness gained per charge and area, um cm2/mAh
 * @param interfaceTime time constant of the interface, s
 * @param doubleLayer of the bare contact, F/cm2
 */
public record CounterElectrode(
        String name,
        Constant potential,
        Constant interfaceResistance,
        Constant activationEnergy,
        Constant breathing,
        Constant interfaceTime,
        Constant doubleLayer)
        implements AnodeMaterial {
    public CounterElectrode {
        Constant.require(potential, "V", -1.0, 3.0, "potential");
        Constant.require(interfaceResistance, "ohm cm2", 0.0, 1e6, "interface_resistance");
        Constant.require(activationEnergy, "eV", 0.0, 2.0, "activation_energy");
        Constant.require(breathing, "um cm2/mAh", 0.0, 100.0, "breathing");
        Constant.require(interfaceTime, "s", 1e-9, 1e-1, "interface_time");
        Constant.require(doubleLayer, "F/cm2", 1e-9, 1.0, "double_layer");
    }

    /** The double layer for a material file that says none, F/cm2. */
    public static Constant assumedDoubleLayer() {
        return new Constant(
                1e-5,
                "F/cm2",
                new Source(Source.Kind.ASSUMED, "the material file does not say; as in na9sn4"));
    }
}
