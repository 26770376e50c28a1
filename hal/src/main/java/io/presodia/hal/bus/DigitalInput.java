package io.presodia.hal.bus;

/** A line that is read. */
public interface DigitalInput {
    /** The line as the board file names it. */
    String name();

    /** Whether the line is electrically high. */
    boolean high() throws BusFault;
}
