package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellInside;
import io.presodia.firmware.protocol.LoadProfile;
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
     * Pulses with rests between.
     *
     * @param pulse the setpoint of the pulses
     * @param pulseSeconds length of a pulse
     * @param restSeconds length of a rest
     */
    record Titrate(Setpoint pulse, double pulseSeconds, double restSeconds) implements Action {}

    /**
     * The first charge of a cell with a donor.
     *
     * @param charge the setpoint of the charge
     * @param amperes its current
     * @param probeAmpereHours charge between two probes
     * @param probeSeconds length of a probe
     * @param milliampereHoursPerGram of one A h
     * @param inside what the design says of the first charge
     */
    record Activate(
            Setpoint charge,
            double amperes,
            double probeAmpereHours,
            double probeSeconds,
            double milliampereHoursPerGram,
            CellInside inside)
            implements Action {}

    /**
     * A small voltage.
     *
     * @param setpoint what the cell shall see
     * @param biasVolts its voltage
     * @param seconds how long
     */
    record Polarise(Setpoint setpoint, double biasVolts, double seconds) implements Action {}

    /**
     * A current or voltage that moves linearly.
     *
     * @param ofVoltage whether it is a voltage
     * @param from at the begin, V or A
     * @param to at the end, V or A
     * @param seconds how long
     * @param largestAmperes magnitude that the range must carry; only of a voltage
     */
    record Ramp(boolean ofVoltage, double from, double to, double seconds, double largestAmperes)
            implements Action {}

    /**
     * A current or power from a file.
     *
     * @param load what to follow
     * @param scale amperes or watts in one unit of it
     * @param largestChargeAmperes magnitude that cell and channel bear on charge
     * @param largestDischargeAmperes magnitude that they bear on discharge
     */
    record Follow(
            LoadProfile load,
            double scale,
            double largestChargeAmperes,
            double largestDischargeAmperes)
            implements Action {}

    /**
     * Open until an operator continues.
     *
     * @param message what to tell
     */
    record AwaitOperator(String message) implements Action {}
}
