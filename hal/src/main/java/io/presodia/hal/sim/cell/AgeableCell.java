package io.presodia.hal.sim.cell;

/** A virtual cell that can be made older than it is, to try estimators on an unknown history. */
public interface AgeableCell extends CellPlant {
    /**
     * Moves mobile sodium of the anode into its interphase at once, as many cycles would. All
     * sodium stays accounted for.
     *
     * @param milliampereHours mAh; 0 or more
     */
    void loseSodium(double milliampereHours);
}
