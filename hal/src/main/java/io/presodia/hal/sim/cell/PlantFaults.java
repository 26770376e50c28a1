package io.presodia.hal.sim.cell;

/** Faults of the cell itself. Each stays until it is set otherwise. */
public interface PlantFaults {
    /** An electronic path through the separator; {@link Double#POSITIVE_INFINITY} for none; ohm. */
    void setShortOhms(double ohms);

    /** Multiplies the resistance of the separator, as where contact is lost; 1 for none. */
    void setContactFactor(double factor);

    /** Pressure added by gas, Pa. */
    void setGasPascals(double pascals);

    /** Share of the stack pressure that is left, as where the press gives way; 1 for all. */
    void setForceFactor(double factor);

    /** Heat from elsewhere, W. */
    void setHeatWatts(double watts);

    /**
     * Whether the donor gives nothing more, as where its grains have lost their electrons' way: the
     * sodium that is left stays in it.
     *
     * @throws IllegalArgumentException where there is no donor to exhaust
     */
    void setDonorExhausted(boolean exhausted);
}
