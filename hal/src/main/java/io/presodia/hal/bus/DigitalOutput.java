package io.presodia.hal.bus;

/** A line that is driven; low (de-energised) is the safe level of every output on a board. */
public interface DigitalOutput {
    /** The line as the board file names it. */
    String name();

    /** Drives the line high or low. */
    void set(boolean high) throws BusFault;
}
