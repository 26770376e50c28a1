package io.presodia.hal.channel;

import io.presodia.hal.bus.BusFault;

/**
 * The actuators of one channel. Held by the output gate alone; everybody else asks for a setpoint.
 */
public interface CyclerChannel {
    /** Channel number, from 1. */
    int number();

    /**
     * Does what {@code drive} says, switching range and mode with the relay open. Repeating the
     * present drive costs nothing on the buses.
     *
     * @throws BusFault when a transfer failed; the channel is then in doubt and must be opened
     * @throws IllegalArgumentException when the drive lies outside the channel's ranges
     */
    void drive(Drive drive) throws BusFault;

    /**
     * Corrects the setpoint converter in closed loop towards the commanded current, given what was
     * measured; without effect unless the channel is galvanostatic and settled.
     */
    void trim(double measuredAmperes) throws BusFault;

    /** Opens the relay and zeroes the setpoint, trying every step even when one fails. */
    void open() throws BusFault;
}
