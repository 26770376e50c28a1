package io.presodia.hal.cell;

/**
 * The separator stack. Its resistance grows when stack pressure falls, as (reference pressure /
 * pressure)^exponent.
 *
 * @param name as cell files use it
 * @param areaResistance at 25 °C and the reference pressure, ohm cm2
 * @param thickness of the pellet, um
 * @param activationEnergy eV
 * @param pressureExponent how strongly contact depends on pressure
 * @param referencePressure MPa
 * @param diffusionResistance slow polarisation, ohm cm2
 * @param diffusionTime its time constant, s
 * @param drift relative growth of the resistance per square root of a day
 * @param grains its grain boundaries
 */
public record ElectrolyteMaterial(
        String name,
        Constant areaResistance,
        Constant thickness,
        Constant activationEnergy,
        Constant pressureExponent,
        Constant referencePressure,
        Constant diffusionResistance,
        Constant diffusionTime,
        Constant drift,
        GrainBoundaries grains)
        implements Material {
    public ElectrolyteMaterial {
        Constant.require(areaResistance, "ohm cm2", 1e-3, 1e6, "area_resistance");
        Constant.require(thickness, "um", 0.1, 1e5, "thickness");
        Constant.require(activationEnergy, "eV", 0.0, 2.0, "activation_energy");
        Constant.require(pressureExponent, "1", 0.0, 5.0, "pressure_exponent");
        Constant.require(referencePressure, "MPa", 0.01, 1e4, "reference_pressure");
        Constant.require(diffusionResistance, "ohm cm2", 0.0, 1e6, "diffusion_resistance");
        Constant.require(diffusionTime, "s", 1e-3, 1e6, "diffusion_time");
        Constant.require(drift, "1/sqrt(d)", 0.0, 1.0, "drift");
    }
}
