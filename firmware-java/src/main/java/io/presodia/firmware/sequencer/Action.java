package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import java.util.List;

/** What a step does with the cell, resolved for this cell and channel. */
sealed interface Action {
    /**
     * The same setpoint throughout.
     *
     * @param setpoint what the cell shall see
     */
    record Hold(Setpoint setpoint) implements Action {}

    /**
     * A current, then a voltage.
     *
     * @param current the galvanostatic part
     * @param voltage the potentiostatic part
     * @param volts where the one passes into the other
     * @param charging whether the voltage is reached from below
     */
    record CurrentThenVoltage(Setpoint current, Setpoint voltage, double volts, boolean charging)
            implements Action {}

    /**
     * A power.
     *
     * @param watts positive charges
     * @param largestAmperes magnitude that cell and channel bear in this direction
     */
    record Power(double watts, double largestAmperes) implements Action {}

    /**
     * A pulse.
     *
     * @param amperes during the pulse
     * @param seconds length
     * @param atSeconds times after the onset at which a resistance is wanted
     */
    record Pulse(double amperes, double seconds, List<Double> atSeconds) implements Action {}

    /**
     * Open until an operator continues.
     *
     * @param message what to tell
     */
    record AwaitOperator(String message) implements Action {}
}
