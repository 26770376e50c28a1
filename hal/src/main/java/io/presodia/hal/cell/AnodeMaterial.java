package io.presodia.hal.cell;

/**
 * What takes the sodium: a host that starts empty, or a counter electrode with sodium in excess.
 */
public sealed interface AnodeMaterial extends Material permits HostAnode, CounterElectrode {
    /** Resistance of the interface to the electrolyte, ohm cm2. */
    Constant interfaceResistance();

    /** Time constant of the interface, which only a spectrum sees, s. */
    Constant interfaceTime();

    /** Activation energy of the interface, eV. */
    Constant activationEnergy();

    /** Thickness gained per charge and area, um cm2/mAh. */
    Constant breathing();

    /**
     * Potential against Na/Na+ when the cell is charged, V.
     *
     * @param npRatio of the cell; of no account for sodium in excess
     */
    default double voltsAtEndOfCharge(double npRatio) {
        return switch (this) {
            case HostAnode host -> {
                double sodium = host.maxSodium().value() / npRatio;
                yield host.openCircuit().curve().value(sodium)
                        - host.halfHysteresis().curve().value(sodium);
            }
            case CounterElectrode counter -> counter.potential().value();
        };
    }

    /** The interface's time constant for a material file that says none, s. */
    static Constant assumedInterfaceTime() {
        return new Constant(
                1e-5,
                "s",
                new Source(Source.Kind.ASSUMED, "the material file does not say; as in na9sn4"));
    }
}
