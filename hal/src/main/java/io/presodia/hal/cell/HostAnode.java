package io.presodia.hal.cell;

import org.jspecify.annotations.Nullable;

/**
 * An alloy or insertion anode that is assembled free of sodium. Composition x is sodium per host
 * atom (or a fraction, where {@code maxSodium} is 1).
 *
 * @param name as cell files use it
 * @param openCircuit mean of sodiation and desodiation, V over x
 * @param halfHysteresis half the gap between them, V over x
 * @param capacity of the host at {@code maxSodium}, mAh per gram of host
 * @param maxSodium x at full capacity
 * @param trapFraction share of the sodium of virgin sodiation that never returns, 0 to 1
 * @param hysteresisCharge charge, as a share of capacity, over which the potential moves from one
 *     branch to the other
 * @param wallHeight rise of the potential where the mobile sodium runs out, V
 * @param wallWidth share of capacity over which that rise falls to 1/e
 * @param interfaceResistance ohm cm2
 * @param activationEnergy eV
 * @param breathing thickness gained per charge and area, um cm2/mAh
 * @param interphaseGrowth sodium lost to the interphase per area and equivalent full cycle, mAh/cm2
 * @param interfaceTime time constant of the interface, s
 * @param diffusion of sodium in the host; null where it is not known
 */
public record HostAnode(
        String name,
        OpenCircuitTable openCircuit,
        OpenCircuitTable halfHysteresis,
        Constant capacity,
        Constant maxSodium,
        Constant trapFraction,
        Constant hysteresisCharge,
        Constant wallHeight,
        Constant wallWidth,
        Constant interfaceResistance,
        Constant activationEnergy,
        Constant breathing,
        Constant interphaseGrowth,
        Constant interfaceTime,
        @Nullable AnodeDiffusion diffusion)
        implements AnodeMaterial {
    public HostAnode {
        Constant.require(capacity, "mAh/g", 1.0, 5000.0, "capacity");
        Constant.require(maxSodium, "1", 0.01, 10.0, "max_sodium");
        Constant.require(trapFraction, "1", 0.0, 0.95, "trap_fraction");
        Constant.require(hysteresisCharge, "1", 1e-4, 1.0, "hysteresis_charge");
        Constant.require(wallHeight, "V", 0.0, 3.0, "wall_height");
        Constant.require(wallWidth, "1", 1e-4, 0.2, "wall_width");
        Constant.require(interfaceResistance, "ohm cm2", 0.0, 1e6, "interface_resistance");
        Constant.require(activationEnergy, "eV", 0.0, 2.0, "activation_energy");
        Constant.require(breathing, "um cm2/mAh", 0.0, 100.0, "breathing");
        Constant.require(interphaseGrowth, "mAh/cm2", 0.0, 1.0, "interphase_growth");
        Constant.require(interfaceTime, "s", 1e-9, 1e-1, "interface_time");
    }
}
