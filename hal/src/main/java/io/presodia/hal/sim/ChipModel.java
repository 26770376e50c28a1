package io.presodia.hal.sim;

/** What every chip model offers to the bench behind the back of the driver. */
public interface ChipModel {
    /** The chip as the board file names it. */
    String name();

    /**
     * Takes the supply away and gives it back: all registers at their power-on values, any injected
     * fault stays.
     */
    void powerCycle(long nanos);

    /**
     * Makes the chip misbehave from now on, or once for a fault that is an event.
     *
     * @throws IllegalArgumentException if this part cannot fail in that way
     */
    void inject(ChipFault fault, long nanos);

    /** Ends all lasting faults. */
    void clearFaults();
}
