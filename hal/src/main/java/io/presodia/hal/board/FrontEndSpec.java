package io.presodia.hal.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The analog front end, nominal. Currents appear as the voltage on the sense resistor of the range,
 * positive on charge.
 *
 * @param ranges current ranges, smallest first
 * @param minimumVolts lowest cell voltage that can be measured and held
 * @param maximumVolts highest cell voltage that can be measured and held
 * @param complianceMinimumVolts lowest voltage the power stage reaches at the force lead
 * @param complianceMaximumVolts highest voltage the power stage reaches at the force lead
 * @param leadOhms force lead, relay contact and return together
 * @param voltageSense cell volts to main converter
 * @param currentSense sense resistor volts to main converter
 * @param checkVoltageSense cell volts to check converter; null: none
 * @param checkCurrentSense sense resistor volts to check converter; null: none
 * @param galvanostat sense resistor volts to setpoint converter
 * @param potentiostat cell volts to setpoint converter; null: the board holds voltages in software
 * @param voltageNoiseVolts noise of the voltage path in one conversion, referred to the cell, V rms
 * @param senseNoiseVolts noise of the current path in one conversion, referred to the sense
 *     resistor, V rms
 * @param settlingNanos time from a new setpoint, mode or range to a settled output
 */
public record FrontEndSpec(
        List<RangeSpec> ranges,
        double minimumVolts,
        double maximumVolts,
        double complianceMinimumVolts,
        double complianceMaximumVolts,
        double leadOhms,
        LinearMap voltageSense,
        LinearMap currentSense,
        @Nullable LinearMap checkVoltageSense,
        @Nullable LinearMap checkCurrentSense,
        LinearMap galvanostat,
        @Nullable LinearMap potentiostat,
        double voltageNoiseVolts,
        double senseNoiseVolts,
        long settlingNanos) {
    public FrontEndSpec {
        ranges = List.copyOf(ranges);
    }
}
