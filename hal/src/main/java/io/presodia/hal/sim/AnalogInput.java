package io.presodia.hal.sim;

/**
 * What the outside puts on a chip's analog pins. The virtual board provides it. A model asks with
 * the virtual time of the call that made it look, never with an earlier one, so that across all
 * chips of a bench the times asked for never go back and the plant is never asked about the past.
 */
@FunctionalInterface
public interface AnalogInput {
    /**
     * The voltage of a pin against the chip's analog ground.
     *
     * @param input pin number as the model's Javadoc counts them
     * @param nanos virtual time, not before that of any earlier call on this bench
     */
    double volts(int input, long nanos);
}
