package io.presodia.hal.cell;

/**
 * What takes the sodium: a host that starts empty, or a counter electrode with sodium in excess.
 */
public sealed interface AnodeMaterial extends Material permits HostAnode, CounterElectrode {
    /** Resistance of the interface to the electrolyte, ohm cm2. */
    Constant interfaceResistance();

    /** Activation energy of the interface, eV. */
    Constant activationEnergy();

    /** Thickness gained per charge and area, um cm2/mAh. */
    Constant breathing();
}
